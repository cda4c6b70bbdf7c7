package io.cinematch.serving.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether Redis is away. The first failure opens it, and whoever asks is refused at once instead of waiting out a
 * deadline; a thread of its own keeps trying, and the first success closes it. A false alarm costs the few milliseconds
 * that this takes.
 */
public final class Breaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    /** An outage this soon after the last one is the same one: a Redis that answers short questions alone. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private final String name;
    private final Runnable attempt;
    private final Runnable opened;
    private final AtomicReference<Outage> outage = new AtomicReference<>();
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "redis-probe");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long closedAt = System.nanoTime() - CALM.toNanos();
    private volatile long pause;

    /**
     * @param name of what may be away
     * @param attempt throws while Redis is away
     * @param opened run when an outage begins
     */
    Breaker(String name, Runnable attempt, Runnable opened) {
        this.name = name;
        this.attempt = attempt;
        this.opened = opened;
    }

    /** One absence of Redis. */
    private record Outage(long since, AtomicLong refused) {}

    /** Whether Redis is away, as far as is known. */
    public boolean isOpen() {
        return outage.get() != null;
    }

    /** Whether a command may be tried now; one that may not is counted. */
    boolean admits() {
        Outage now = outage.get();
        if (now == null) {
            return true;
        }
        now.refused().incrementAndGet();
        return false;
    }

    /** Tells that Redis could not be reached, or did not answer in time or at all. */
    void failed(Throwable cause) {
        if (outage.get() != null || !outage.compareAndSet(null, new Outage(System.nanoTime(), new AtomicLong()))) {
            return;
        }
        LOG.warn("{} is away ({}): reads degrade, writes are refused until it answers", name, cause.toString());
        boolean again = System.nanoTime() - closedAt < CALM.toNanos();
        pause = again ? longer(pause) : 0;
        opened.run();
        probeLater();
    }

    private void probeLater() {
        try {
            prober.schedule(this::probe, pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The service is stopping, and will ask Redis for nothing more.
        }
    }

    @Override
    public void close() {
        prober.shutdownNow();
    }

    private void probe() {
        try {
            attempt.run();
            Outage over = outage.getAndSet(null);
            closedAt = System.nanoTime();
            LOG.info(
                    "{} answers again after {} ms; {} commands were refused meanwhile",
                    name,
                    TimeUnit.NANOSECONDS.toMillis(closedAt - over.since()),
                    over.refused());
        } catch (RuntimeException stillAway) {
            pause = longer(pause);
            probeLater();
        }
    }

    private static long longer(long pause) {
        return Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, 2 * pause));
    }
}
