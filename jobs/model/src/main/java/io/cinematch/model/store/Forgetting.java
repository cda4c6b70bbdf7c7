package io.cinematch.model.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Forgets a user: every key of theirs (live ratings, their part of every release, account, sessions), and their
 * entries in the rating log and among the exposures. What stays is one entry of the log that says so, with nothing but
 * the user's number, so that the next night leaves them out of training too.
 *
 * <p>Begun with that entry and safe to repeat, so that nobody is half forgotten for good.
 */
public final class Forgetting {
    private final UnifiedJedis redis;

    public Forgetting(UnifiedJedis redis) {
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

    /** Walks the whole key space, the exposures and a part of the log: seconds on a large store. */
    public Forgotten forget(long user, Instant now) {
        String log = Keys.log(Keys.bucket(user));
        StreamEntryID said = redis.xadd(
                log,
                XAddParams.xAddParams(),
                Map.of("op", "forget", "user", Long.toString(user), "at", Long.toString(now.toEpochMilli())));
        long logEntries = entries(log, user, said);
        long exposures = entries(Keys.EXPOSURES, user, null);
        return new Forgotten(keys(user), logEntries, exposures);
    }

    /** Sessions last: whoever is told that it failed half-way needs theirs to ask again. */
    private long keys(long user) {
        String live = Keys.live(user);
        Set<String> all = new HashSet<>();
        KeyScan.beside(live, redis, Keys.ofUser(user) + "*", all::addAll);
        Map<Boolean, List<String>> bySession = all.stream()
                .collect(Collectors.partitioningBy(
                        key -> key.startsWith(Keys.sessionPrefix(user)) || key.equals(Keys.sessions(user))));
        return unlink(live, bySession.get(false)) + unlink(live, bySession.get(true));
    }

    private long unlink(String live, List<String> keys) {
        String[] all = keys.toArray(String[]::new);
        return all.length == 0 ? 0 : RoundTrip.of(redis, live, pipeline -> pipeline.unlink(all));
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
