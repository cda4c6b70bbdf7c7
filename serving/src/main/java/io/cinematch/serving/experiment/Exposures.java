package io.cinematch.serving.experiment;

import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RoundTrip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;

/**
 * Writes exposures to their stream in the background, so that no answer waits for it. They are for statistics: while
 * Redis is away, or slower than they come, some are lost, and counted.
 */
public final class Exposures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exposures.class);
    private static final int WAITING = 10_000;
    private static final int BATCH = 500;
    /** Gathered this long: Redis may sync its disk for each pipeline, and answers nobody else meanwhile. */
    private static final Duration GATHER = Duration.ofMillis(250);

    private static final Duration LAST_WRITE = Duration.ofSeconds(2);

    private final UnifiedJedis redis;
    private final int kept;
    private final BlockingQueue<Exposure> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Object sending = new Object();
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = new Thread(this::write, "exposures");
    private volatile boolean closed;

    /** @param kept about how many entries the stream keeps; 0 for none, then nothing is written */
    public Exposures(UnifiedJedis redis, int kept) {
        this.redis = redis;
        this.kept = kept;
        writer.setDaemon(true);
        if (kept > 0) {
            writer.start();
        }
    }

    /** Never waits. */
    public void add(Exposure exposure) {
        if (kept > 0 && !waiting.offer(exposure)) {
            lost.incrementAndGet();
        }
    }

    /** Drops what waits to be written of a user, and returns when nothing of theirs is on its way. */
    public void forget(long user) {
        synchronized (sending) {
            waiting.removeIf(exposure -> exposure.user() == user);
        }
    }

    /** How many could not be written. */
    public long lost() {
        return lost.get();
    }

    /** Writes what waits, unless Redis does not take it in time. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(LAST_WRITE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Exposure> batch = new ArrayList<>(BATCH);
        while (!closed || !waiting.isEmpty()) {
            try {
                if (!closed && waiting.size() < BATCH) {
                    Thread.sleep(GATHER.toMillis());
                }
                synchronized (sending) {
                    waiting.drainTo(batch, BATCH);
                    send(batch);
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void send(List<Exposure> batch) {
        if (batch.isEmpty()) {
            return;
        }
        XAddParams capped = XAddParams.xAddParams().maxLen(kept).approximateTrimming();
        try {
            RoundTrip.of(redis, Keys.EXPOSURES, pipeline -> {
                List<Response<StreamEntryID>> replies = batch.stream()
                        .map(exposure -> pipeline.xadd(Keys.EXPOSURES, capped, exposure.fields()))
                        .toList();
                return () -> replies.stream().map(Response::get).toList();
            });
        } catch (JedisException e) {
            if (lost.getAndAdd(batch.size()) == 0) {
                LOG.warn("exposures are lost: {} (their number is in /metrics)", e.toString());
            }
        }
    }
}
