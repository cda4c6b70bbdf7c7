package io.cinematch.jobs.lock;

import io.cinematch.jobs.run.Storage;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that only one process can have made, on any Hadoop file system that creates a file for only one of those who
 * try; it says who, and is written anew every few seconds for as long as they live. One whose process is known to be gone,
 * or that nobody has written for a minute, is taken over.
 */
public final class Lock implements AutoCloseable {
    static final Duration BEAT = Duration.ofSeconds(10);
    static final Duration EXPIRY = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Lock.class);

    private final Storage storage;
    private final String file;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Lock::daemon);
    private Owner self;
    private boolean released;

    private Lock(Storage storage, String file, Owner self) {
        this.storage = storage;
        this.file = file;
        this.self = self;
        heart.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a lock that is free or left behind. Whether somebody on another host is alive shows only after a while: this
     * then waits up to a minute.
     *
     * @param run to tell others of
     * @return nothing when somebody holds it; {@link #holder} says who
     */
    public static Optional<Lock> take(Storage storage, String file, String run, Clock clock) {
        return take(storage, file, Owner.self(run, clock.instant()), EXPIRY);
    }

    static Optional<Lock> take(Storage storage, String file, Owner self, Duration expiry) {
        if (storage.create(file, text(self))) {
            return Optional.of(new Lock(storage, file, self));
        }
        Optional<String> found = content(storage, file);
        if (found.isPresent() && alive(storage, file, found.get(), expiry)) {
            return Optional.empty();
        }
        return takeOver(storage, file, found, self, expiry);
    }

    /** Of several who find the same lock left behind one gets the right to remove it, which is a lock like any other. */
    private static Optional<Lock> takeOver(
            Storage storage, String file, Optional<String> left, Owner self, Duration expiry) {
        try (Lock right = take(storage, file + ".takeover", self, expiry).orElse(null)) {
            if (right == null || !content(storage, file).equals(left)) {
                return Optional.empty();
            }
            LOG.warn("taking over {}, left by {}", file, left.orElse("nobody"));
            storage.delete(file);
            return storage.create(file, text(self)) ? Optional.of(new Lock(storage, file, self)) : Optional.empty();
        }
    }

    /** Who holds a lock, for people; empty when it is free, or left by a process that is known to be gone. */
    public static Optional<String> holder(Storage storage, String file, Clock clock) {
        return content(storage, file)
                .filter(text -> owner(text).flatMap(Owner::alive).orElse(true))
                .map(text -> owner(text).map(o -> o.told(clock.instant())).orElse("a process that has just begun"));
    }

    private static boolean alive(Storage storage, String file, String found, Duration expiry) {
        Optional<Boolean> known = owner(found).flatMap(Owner::alive);
        if (known.isPresent()) {
            return known.get();
        }
        long end = System.nanoTime() + expiry.toNanos();
        while (System.nanoTime() < end) {
            pause(LOOK);
            if (!content(storage, file).equals(Optional.of(found))) {
                return true;
            }
        }
        return false;
    }

    private synchronized void beat() {
        if (released) {
            return;
        }
        try {
            if (!held()) {
                LOG.error(
                        "{} is held by somebody else now: {}",
                        file,
                        content(storage, file).orElse("nobody"));
                return;
            }
            self = self.beats();
            storage.write(file, text(self));
        } catch (RuntimeException e) {
            LOG.warn("cannot renew {}", file, e);
        }
    }

    private boolean held() {
        return content(storage, file)
                .flatMap(Lock::owner)
                .filter(self::holdsTheSameAs)
                .isPresent();
    }

    /** Gives it back. */
    @Override
    public synchronized void close() {
        released = true;
        heart.shutdownNow();
        if (held()) {
            storage.delete(file);
        }
    }

    private static Optional<String> content(Storage storage, String file) {
        return storage.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Nobody when it is being written just now. */
    private static Optional<Owner> owner(String text) {
        try {
            return Optional.of(Json.read(text.getBytes(StandardCharsets.UTF_8), Owner.class));
        } catch (FormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static String text(Owner owner) {
        return new String(Json.writePretty(owner), StandardCharsets.UTF_8) + "\n";
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a lock", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lock");
        thread.setDaemon(true);
        return thread;
    }
}
