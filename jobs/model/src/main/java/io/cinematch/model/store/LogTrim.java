package io.cinematch.model.store;

import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.release.LogPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Takes away what nobody needs any more, because a lake has it and every release that may still be served knows it: out
 * of the live hashes, so that they do not grow for ever, and then out of the rating log. A page of the log at a time;
 * safe to break off and to repeat. Not for two at once.
 */
public final class LogTrim {
    /**
     * KEYS live hash; ARGV movie and {@code millis|sequence} by turns. What the hash says of a movie goes if it is this
     * very statement; one made since stays. The sequence itself stays too: it is never begun anew.
     */
    private static final byte[] CLEAN = """
            local gone = 0
            for i = 1, #ARGV, 2 do
              local told = redis.call('HGET', KEYS[1], ARGV[i])
              if told and string.match(told, '|(.*)$') == ARGV[i + 1] then
                gone = gone + redis.call('HDEL', KEYS[1], ARGV[i])
              end
            end
            return gone
            """.getBytes(StandardCharsets.UTF_8);

    private final UnifiedJedis redis;

    public LogTrim(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * What was there and no longer is.
     *
     * @param ratings of live hashes, marks of ratings taken back among them
     * @param entries of the log
     */
    public record Trimmed(long ratings, long entries) {
        Trimmed plus(Trimmed other) {
            return new Trimmed(ratings + other.ratings, entries + other.entries);
        }
    }

    /**
     * Trims.
     *
     * @param known to the lake and to every release that may be served
     * @param needed since when entries stay in the log all the same
     */
    public Trimmed through(LogPosition known, Optional<Instant> needed) {
        LogPosition marked = new RatingLog(redis).trimmed();
        Trimmed all = new Trimmed(0, 0);
        for (int bucket : known.buckets().keySet()) {
            all = all.plus(bucket(bucket, known, marked, needed));
        }
        return all;
    }

    private Trimmed bucket(int bucket, LogPosition known, LogPosition marked, Optional<Instant> needed) {
        String log = Keys.log(bucket);
        LongAdder ratings = new LongAdder();
        LongAdder entries = new LongAdder();
        LogEntryId[] mark = {marked.of(bucket).orElse(new LogEntryId(0, 0))};
        new RatingLog(redis).pages(bucket, LogPosition.NONE, known).forEachRemaining(page -> {
            ratings.add(clean(page));
            StreamEntryID[] old = page.stream()
                    .map(StreamEntry::getID)
                    .filter(id -> needed.filter(since -> id.getTime() >= since.toEpochMilli())
                            .isEmpty())
                    .toArray(StreamEntryID[]::new);
            if (old.length > 0) {
                LogEntryId last = RatingLog.id(old[old.length - 1]);
                if (last.compareTo(mark[0]) > 0) {
                    // Before they go: nobody who knows less than this may believe that nothing is missing.
                    redis.set(Keys.logTrimmed(bucket), last.toString());
                    mark[0] = last;
                }
                entries.add(redis.xdel(log, old));
            }
        });
        return new Trimmed(ratings.sum(), entries.sum());
    }

    private long clean(List<StreamEntry> page) {
        Map<String, List<byte[]>> byHash = new LinkedHashMap<>();
        for (StreamEntry entry : page) {
            Map<String, String> told = entry.getFields();
            if (told.keySet().containsAll(List.of("user", "movie", "at", "seq"))) {
                List<byte[]> statements = byHash.computeIfAbsent(liveHash(told.get("user")), hash -> new ArrayList<>());
                statements.add(Keys.bytes(told.get("movie")));
                statements.add(Keys.bytes(told.get("at") + "|" + told.get("seq")));
            }
        }
        byHash.remove("");
        if (byHash.isEmpty()) {
            return 0;
        }
        return RoundTrip.of(redis, byHash.keySet().iterator().next(), pipeline -> {
            List<Response<Object>> replies = new ArrayList<>();
            byHash.forEach(
                    (hash, statements) -> replies.add(pipeline.eval(CLEAN, List.of(Keys.bytes(hash)), statements)));
            return () -> replies.stream().mapToLong(reply -> (Long) reply.get()).sum();
        });
    }

    /** Empty for what is no user. */
    private static String liveHash(String user) {
        try {
            return Keys.live(Long.parseLong(user));
        } catch (NumberFormatException unreadable) {
            return "";
        }
    }
}
