package io.cinematch.model.store;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Forgets a user: every key of theirs (live ratings, their part of every release, account, sessions), and their
 * entries in the rating log and among the exposures. What stays is one entry of the log that says so, with nothing but
 * the user's number, so that the next night leaves them out of training too.
 *
 * <p>Begun with that entry and safe to repeat, so that nobody is half forgotten for good.
 */
public final class Forgetting {
    private static final int BATCH = 1000;

    private final RedisClient redis;

    public Forgetting(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * What was there and no longer is.
     *
     * @param keys of the user, sessions among them
     * @param logEntries of the rating log
     * @param exposures records of what they were shown
     */
    public record Forgotten(long keys, long logEntries, long exposures) {}

    /** Walks the whole key space and both streams: seconds on a large store. */
    public Forgotten forget(long user, Instant now) {
        StreamEntryID said = redis.xadd(
                Keys.LOG,
                XAddParams.xAddParams(),
                Map.of("op", "forget", "user", Long.toString(user), "at", Long.toString(now.toEpochMilli())));
        return new Forgotten(keys(user), entries(Keys.LOG, user, said), entries(Keys.EXPOSURES, user, null));
    }

    private long keys(long user) {
        // Braces mean nothing to the pattern language of SCAN.
        ScanParams ofUser = new ScanParams().match(Keys.ofUser(user) + "*").count(BATCH);
        String cursor = ScanParams.SCAN_POINTER_START;
        long gone = 0;
        do {
            ScanResult<String> page = redis.scan(cursor, ofUser);
            if (!page.getResult().isEmpty()) {
                gone += redis.unlink(page.getResult().toArray(String[]::new));
            }
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return gone;
    }

    /** @param but stays */
    private long entries(String stream, long user, StreamEntryID but) {
        String whose = Long.toString(user);
        LongAdder gone = new LongAdder();
        StreamPages.each(redis, stream, null, page -> {
            StreamEntryID[] theirs = page.stream()
                    .filter(entry -> whose.equals(entry.getFields().get("user")))
                    .map(StreamEntry::getID)
                    .filter(id -> !id.equals(but))
                    .toArray(StreamEntryID[]::new);
            if (theirs.length > 0) {
                gone.add(redis.xdel(stream, theirs));
            }
        });
        return gone.sum();
    }
}
