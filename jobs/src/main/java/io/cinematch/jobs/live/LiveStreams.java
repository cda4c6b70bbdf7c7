package io.cinematch.jobs.live;

import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogEntry;
import io.cinematch.model.store.StreamPages;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** Reads what the service wrote: what was shown, then what was rated since. */
final class LiveStreams {
    /** Clocks of the service's nodes and of Redis may differ by so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final RedisClient redis;

    LiveStreams(RedisClient redis) {
        this.redis = redis;
    }

    void into(LiveExperiment experiment) {
        read(Keys.EXPOSURES, null, experiment, fields -> experiment.shown(Exposure.of(fields)));
        experiment
                .since()
                .ifPresent(since ->
                        read(Keys.LOG, idOf(since), experiment, fields -> experiment.told(LogEntry.of(fields))));
    }

    /** Whether the stream of exposures is nearly as long as it is kept, so that its beginning may be gone. */
    boolean full(long kept) {
        return kept > 0 && redis.xlen(Keys.EXPOSURES) > 0.99 * kept;
    }

    private static StreamEntryID idOf(Instant time) {
        return new StreamEntryID(Math.max(0, time.minus(CLOCKS).toEpochMilli()), 0);
    }

    private void read(
            String stream, StreamEntryID from, LiveExperiment experiment, Consumer<Map<String, String>> work) {
        StreamPages.each(
                redis,
                stream,
                from,
                page -> page.forEach(entry -> {
                    try {
                        work.accept(entry.getFields());
                    } catch (FormatException notOurs) {
                        experiment.unreadable();
                    }
                }));
    }
}
