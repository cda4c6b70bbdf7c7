package io.cinematch.jobs.ratinglog;

import static org.apache.spark.sql.functions.col;

import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogEntry;
import io.cinematch.model.store.RatingLog;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Users who were forgotten after a run had read the rating log: it knows them still, and its release must not bring them
 * back. Whoever is forgotten once a release is written is taken out of it by {@link
 * io.cinematch.model.store.Forgetting}, which says so in the log first and then goes through all keys; so looking at the
 * log after writing misses nobody.
 */
public final class ForgottenSince {
    private final NightContext night;

    public ForgottenSince(NightContext night) {
        this.night = night;
    }

    /** Takes them out of releases of this run that are written, but not yet served. */
    public void leaveOut(UnifiedJedis client, Collection<String> releases) {
        LogPosition known = LiveState.positionOf(night.storage(), night.run());
        Set<Long> users = new TreeSet<>(inLake(known));
        RatingLog log = new RatingLog(client);
        LogPosition end = log.end();
        for (int bucket : end.buckets().keySet()) {
            log.pages(bucket, known, end).forEachRemaining(page -> page.forEach(entry -> add(entry, users)));
        }
        users.forEach(user -> releases.forEach(release -> client.unlink(Keys.user(user, release))));
    }

    /** Of an older run: the log may be trimmed of them already. */
    private Set<Long> inLake(LogPosition known) {
        LiveState now = LiveState.of(night.storage(), night.run().dataDir());
        Set<Long> users = new TreeSet<>();
        if (now.position().equals(known)) {
            return users;
        }
        LiveTable tables =
                new LiveTable(night.spark(), night.storage(), night.run().dataDir());
        for (Row row : tables.read(now).filter(col("movie").equalTo(0)).collectAsList()) {
            Statement forgotten = Statement.of(row);
            LogEntryId at = new LogEntryId(forgotten.millis(), forgotten.number());
            if (!known.knows(Keys.bucket(forgotten.user()), at)) {
                users.add(forgotten.user());
            }
        }
        return users;
    }

    private static void add(StreamEntry entry, Set<Long> users) {
        try {
            if (LogEntry.of(entry.getFields()) instanceof LogEntry.Forgotten forgotten) {
                users.add(forgotten.user());
            }
        } catch (FormatException unreadable) {
            // The next night tells of it.
        }
    }
}
