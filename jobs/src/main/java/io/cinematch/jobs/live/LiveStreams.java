package io.cinematch.jobs.live;

import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogEntry;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.StreamPages;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** Reads what the service wrote: what was shown, then what was rated since. */
final class LiveStreams {
    /** Clocks of the service's nodes and of Redis may differ by so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final UnifiedJedis redis;

    LiveStreams(UnifiedJedis redis) {
        this.redis = redis;
    }

    void into(LiveExperiment experiment, Console console) {
        long[] read = new long[1];
        try (Progress progress = console.progress("read", exposures(), ProgressUnit.THOUSAND_EXPOSURES)) {
            StreamPages.each(redis, Keys.EXPOSURES, null, page -> {
                page.forEach(entry -> read(entry, experiment, fields -> experiment.shown(Exposure.of(fields))));
                progress.to(read[0] += page.size());
            });
        }
        experiment.since().ifPresent(since -> told(since, experiment));
    }

    private void told(Instant since, LiveExperiment experiment) {
        RatingLog log = new RatingLog(redis);
        log.each(
                idOf(since),
                page -> page.forEach(entry -> read(entry, experiment, fields -> experiment.told(LogEntry.of(fields)))));
        log.trimmed().buckets().values().stream()
                .map(gone -> Instant.ofEpochMilli(gone.millis()))
                .filter(gone -> gone.isAfter(since))
                .max(Comparator.naturalOrder())
                .ifPresent(experiment::trimmed);
    }

    /** How many the stream has. */
    long exposures() {
        return redis.xlen(Keys.EXPOSURES);
    }

    private static StreamEntryID idOf(Instant time) {
        return new StreamEntryID(Math.max(0, time.minus(CLOCKS).toEpochMilli()), 0);
    }

    private static void read(StreamEntry entry, LiveExperiment experiment, Consumer<Map<String, String>> work) {
        try {
            work.accept(entry.getFields());
        } catch (FormatException notOurs) {
            experiment.unreadable();
        }
    }
}
