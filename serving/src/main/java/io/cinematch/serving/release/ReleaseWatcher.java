package io.cinematch.serving.release;

import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.recommend.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Follows the pointers to the active releases: loads a new one beside the old, tries it out and swaps, or refuses it and
 * keeps the old. One at a time, so that memory holds at most one release that is not served.
 */
public final class ReleaseWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatcher.class);

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final ActiveReleases pointer;
    private final ReleaseStore releases;
    private final Consumer<Snapshot> trial;
    private final ActiveSnapshot active;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "release-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private final AtomicBoolean lookAhead = new AtomicBoolean();
    /** Variant to the release that was last looked at, taken or refused. */
    private final Map<String, String> seen = new HashMap<>();

    private boolean failing;
    private boolean lost;

    /** @param trial uses a release before it is served; what it throws refuses the release */
    public ReleaseWatcher(
            ActiveReleases pointer, ReleaseStore releases, Consumer<Snapshot> trial, ActiveSnapshot active) {
        this.pointer = pointer;
        this.releases = releases;
        this.trial = trial;
        this.active = active;
    }

    /** Looks at once, and then again and again, all in the background. */
    public void start(Duration every) {
        poller.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the first look is over and the release it found, if any, is served. */
    public void awaitFirstLook() {
        try {
            firstLook.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks soon, besides: a pointer is said to have moved. */
    public void lookSoon() {
        if (lookAhead.compareAndSet(false, true)) {
            try {
                poller.execute(() -> {
                    lookAhead.set(false);
                    look();
                });
            } catch (RejectedExecutionException closed) {
                // Nothing will be served any more.
            }
        }
    }

    /** Waits for a look under way: the connection it borrowed must be back before the pool closes. */
    @Override
    public void close() {
        poller.shutdown();
        try {
            if (!poller.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                poller.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws nothing: an exception would end the polling for good. */
    synchronized void look() {
        try {
            follow(pointer.all());
            failing = false;
        } catch (JedisConnectionException away) {
            // Told once for each outage, by whoever watches the connections. The releases in memory stay.
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("cannot look for new releases, those in memory stay", e);
            }
            failing = true;
        } finally {
            firstLook.countDown();
        }
    }

    private void follow(Map<String, String> pointers) {
        if (pointers.isEmpty() && !active.variants().isEmpty()) {
            // Nobody takes every release away; a Redis that has lost its data does, and what is in memory still
            // answers.
            if (!lost) {
                LOG.error("Redis has lost the pointers to all releases; those in memory stay until there are new ones");
            }
            lost = true;
            return;
        }
        lost = false;
        for (String variant : active.variants()) {
            if (!pointers.containsKey(variant)) {
                active.drop(variant);
                LOG.warn("variant {} has no active release any more", variant);
            }
        }
        seen.keySet().retainAll(pointers.keySet());
        pointers.forEach((variant, release) -> {
            if (!release.equals(seen.get(variant))) {
                take(variant, release);
                seen.put(variant, release);
            }
        });
    }

    /**
     * A release that cannot be used is refused once, not at every look: it is immutable, so it stays unusable. When Redis
     * fails it has not been seen, and is tried again.
     */
    private void take(String variant, String release) {
        if (active.of(variant).filter(now -> now.id().equals(release)).isPresent()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            Snapshot next = new Snapshot(releases.load(release));
            if (!next.manifest().variant().equals(variant)) {
                throw new FormatException("it is of variant " + next.manifest().variant());
            }
            long loaded = System.nanoTime();
            trial.accept(next);
            active.swap(variant, next);
            LOG.info(
                    "serving release {} of variant {}: loaded in {} ms, tried out in {} ms",
                    release,
                    variant,
                    TimeUnit.NANOSECONDS.toMillis(loaded - begin),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - loaded));
        } catch (JedisException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error(
                    "release {} of variant {} is refused, {}: {}",
                    release,
                    variant,
                    active.of(variant).map(old -> old.id() + " stays").orElse("there is no other"),
                    e.toString());
        }
    }
}
