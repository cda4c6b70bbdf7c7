package io.cinematch.serving.release;

import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.recommend.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Follows the pointer to the active release: loads a new one beside the old and swaps, or refuses it and keeps the old. */
public final class ReleaseWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatcher.class);

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final ActiveReleases pointer;
    private final ReleaseStore releases;
    private final String variant;
    private final ActiveSnapshot active;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "release-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private String seen = "";
    private boolean reachable = true;

    public ReleaseWatcher(ActiveReleases pointer, ReleaseStore releases, String variant, ActiveSnapshot active) {
        this.pointer = pointer;
        this.releases = releases;
        this.variant = variant;
        this.active = active;
    }

    /** Looks once before it returns, then in the background. */
    public void start(Duration every) {
        look();
        poller.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
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
            Optional<String> now = pointer.of(variant);
            if (!reachable) {
                LOG.info("Redis answers again");
                reachable = true;
            }
            if (now.isPresent() && !now.get().equals(seen)) {
                load(now.get());
            }
        } catch (JedisException e) {
            if (reachable) {
                LOG.warn("cannot look for a new release, the one in memory stays: {}", e.toString());
                reachable = false;
            }
        } catch (RuntimeException e) {
            LOG.error("cannot look for a new release", e);
        }
    }

    /** A release that cannot be used is refused once, not every second: it is immutable, so it stays unusable. */
    private void load(String release) {
        try {
            active.swap(new Snapshot(releases.load(release)));
            LOG.info("serving release {}", release);
        } catch (JedisException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "release {} is refused, {}: {}",
                    release,
                    active.get().map(old -> old.id() + " stays").orElse("there is no other"),
                    e.toString());
        }
        seen = release;
    }
}
