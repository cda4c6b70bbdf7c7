package io.cinematch.jobs.ratinglog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.profile.LiveCounts;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.Redis;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes what users have told the service since the last night out of the rating log and into the lake. What it has read
 * is known to the lake from {@link #commit} on; a night that ends before leaves everything as it was.
 */
public final class LiveIntake implements AutoCloseable {
    private final Optional<Lock> lock;
    private final LiveTable tables;
    private final LiveState from;
    private final LiveState to;
    private final Dataset<Row> told;

    private LiveIntake(Optional<Lock> lock, LiveTable tables, LiveState from, LiveState to, Dataset<Row> told) {
        this.lock = lock;
        this.tables = tables;
        this.from = from;
        this.to = to;
        this.told = told;
    }

    /**
     * Reads what is new.
     *
     * @throws CineMatchException (store) when Redis does not answer, (data check) when entries are gone that this lake
     *     has never had
     */
    public static LiveIntake read(NightContext night) {
        boolean skip = night.settings().ingest().ratingLog() == Settings.RatingLogUse.SKIP;
        Optional<Lock> lock = skip ? Optional.empty() : Optional.of(lock(night));
        try {
            return read(night, lock, skip);
        } catch (RuntimeException e) {
            lock.ifPresent(Lock::close);
            throw e;
        }
    }

    private static Lock lock(NightContext night) {
        String file = LiveState.folder(night.run().dataDir()) + "/lock";
        return Lock.take(night.storage(), file, night.run().id(), night.clock())
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.OTHER,
                        "Another night is taking live ratings into the lake: %s."
                                .formatted(Lock.holder(night.storage(), file, night.clock())
                                        .orElse("it has just ended")),
                        "Wait until it has ended, or has gone on to the next step."));
    }

    private static LiveIntake read(NightContext night, Optional<Lock> lock, boolean skip) {
        LiveTable tables =
                new LiveTable(night.spark(), night.storage(), night.run().dataDir());
        LiveState from = LiveState.of(night.storage(), night.run().dataDir());
        LogPosition known = from.position();
        LogPosition through = skip ? known : end(night, from);
        Dataset<Row> told = LogRows.of(night.spark(), night.settings().redis(), known, through);
        if (through.equals(known)) {
            return new LiveIntake(lock, tables, from, from, told);
        }
        told.persist(StorageLevel.MEMORY_AND_DISK());
        LiveState to = from.next(night.run().id(), through);
        try {
            tables.write(to, tables.read(from), statements(told));
            return new LiveIntake(lock, tables, from, to, told);
        } catch (RuntimeException e) {
            told.unpersist();
            throw e;
        }
    }

    /** Where the log ends, at least at what the lake knows of it. */
    private static LogPosition end(NightContext night, LiveState state) {
        Settings.Redis redis = night.settings().redis();
        try (UnifiedJedis client = Redis.pool(redis.address(), redis.timeout(), 1)) {
            RatingLog log = new RatingLog(client);
            LogPosition trimmed = log.trimmed();
            if (night.settings().ingest().ratingLog() == Settings.RatingLogUse.READ) {
                refuseGap(state, trimmed);
            }
            return state.position().or(trimmed).or(log.end());
        } catch (JedisException e) {
            throw Redis.unavailable(redis.address(), e);
        }
    }

    private static void refuseGap(LiveState state, LogPosition trimmed) {
        for (Map.Entry<Integer, LogEntryId> part : trimmed.buckets().entrySet()) {
            if (!state.position().knows(part.getKey(), part.getValue())) {
                throw new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Live ratings are missing: the rating log has been read into another lake and trimmed up to %s; this lake has %s."
                                .formatted(
                                        Instant.ofEpochMilli(part.getValue().millis()),
                                        state.version() == 0 ? "never read it" : "read it up to run " + state.run()),
                        "Use that lake (data.dir), or bring its folder live beside state.json here. To go on without what"
                                + " only that lake has: CINEMATCH_INGEST_RATING_LOG=adopt");
            }
        }
    }

    private static Dataset<Row> statements(Dataset<Row> told) {
        return told.filter(col("text").isNull()).drop("log", "text");
    }

    /** All that stands, of every night up to this one: rows of {@link Statement}. */
    public Dataset<Row> standing() {
        return tables.read(to);
    }

    /** Whether anybody has ever told anything. */
    public boolean isEmpty() {
        return to.table().isEmpty();
    }

    /** Entries that nobody can make out, as (log: key, text). */
    public Dataset<Row> unreadable() {
        return told.filter(col("text").isNotNull()).select("log", "text");
    }

    /** How far the lake knows the log from {@link #commit} on. */
    public LogPosition position() {
        return to.position();
    }

    /** What was read tonight. */
    public LiveCounts counts() {
        if (to.equals(from)) {
            return LiveCounts.NONE;
        }
        Column rates = col("stars").gt(0);
        Row row = told.agg(
                        count(lit(1)),
                        count(when(rates, 1)),
                        countDistinct(when(rates, col("user"))),
                        count(when(col("movie").gt(0).and(col("stars").equalTo(0)), 1)),
                        countDistinct(when(col("movie").equalTo(0), col("user"))),
                        count(when(col("text").isNotNull(), 1)))
                .head();
        return new LiveCounts(
                row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), 0);
    }

    /** From here on the lake knows what was read. */
    public void commit() {
        if (!to.equals(from)) {
            tables.commit(from, to);
        }
    }

    @Override
    public void close() {
        told.unpersist();
        lock.ifPresent(Lock::close);
    }
}
