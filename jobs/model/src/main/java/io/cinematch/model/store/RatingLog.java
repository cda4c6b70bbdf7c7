package io.cinematch.model.store;

import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.release.LogPosition;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** All that users have told the service. Of one user in order; of different users bucket after bucket. */
public final class RatingLog {
    private final UnifiedJedis redis;

    public RatingLog(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** @param from the first entry that matters, or null for all */
    public void each(StreamEntryID from, Consumer<List<StreamEntry>> work) {
        for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
            StreamPages.each(redis, Keys.log(bucket), from, work);
        }
    }

    /**
     * What is new in one bucket's part, a page at a time, oldest first.
     *
     * @param after the last entry that is known already
     * @param through the last entry that matters; of a bucket that has none, none does
     */
    public Iterator<List<StreamEntry>> pages(int bucket, LogPosition after, LogPosition through) {
        Optional<LogEntryId> last = through.of(bucket);
        if (last.isEmpty() || after.knows(bucket, last.get())) {
            return Collections.emptyIterator();
        }
        return new StreamPages(
                redis,
                Keys.log(bucket),
                after.of(bucket).map(known -> streamId(known.next())).orElse(null),
                streamId(last.get()));
    }

    /** The newest entry of every part that has any. */
    public LogPosition end() {
        return position(bucket -> redis.xrevrange(Keys.log(bucket), (StreamEntryID) null, null, 1).stream()
                .findFirst()
                .map(entry -> id(entry.getID())));
    }

    /** How far entries may be gone, because a lake has them and every release knows them; see {@link LogTrim}. */
    public LogPosition trimmed() {
        return position(bucket ->
                Optional.ofNullable(redis.get(Keys.logTrimmed(bucket))).map(LogEntryId::parse));
    }

    /** Asks one thing of each bucket: a night does so a few times, and on a cluster they are in many slots. */
    private static LogPosition position(IntFunction<Optional<LogEntryId>> question) {
        SortedMap<Integer, LogEntryId> known = new TreeMap<>();
        for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
            int b = bucket;
            question.apply(bucket).ifPresent(id -> known.put(b, id));
        }
        return new LogPosition(known);
    }

    /** As Redis's client has it. */
    public static LogEntryId id(StreamEntryID id) {
        return new LogEntryId(id.getTime(), id.getSequence());
    }

    private static StreamEntryID streamId(LogEntryId id) {
        return new StreamEntryID(id.millis(), id.number());
    }
}
