package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis that CineMatch uses when nothing else answers at the configured address: a real server process, started by
 * whichever command needs it first and shut down by the last one that leaves. Each command holds one connection for as
 * long as it needs the server, so the server itself knows who is left, even after a {@code kill -9}.
 */
public final class LocalRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RedisAddress.One address;
    private final Path folder;
    private final Durability durability;
    private final boolean started;
    private final boolean own;
    private volatile Connection held;
    private volatile boolean closed;

    /** @param held null for a Redis elsewhere, which needs nobody to stay with it */
    private LocalRedis(RedisAddress.One address, Path folder, Durability durability, Connection held, boolean started) {
        this.address = address;
        this.folder = folder;
        this.durability = durability;
        this.held = held;
        this.started = started;
        own = held != null && RedisProcess.servesFrom(held, folder);
    }

    /**
     * Makes sure that a Redis answers at the address.
     *
     * @param folder where a server started here keeps its data, binary and log
     * @param durability of a server started here
     * @return a handle to close when this process no longer needs the server
     * @throws CineMatchException with exit code STORE when none answers and none can be started
     */
    public static LocalRedis ensure(RedisAddress address, Path folder, Durability durability) {
        if (!address.isPlainLoopback()) {
            if (!Redis.answers(address, PATIENCE)) {
                throw new CineMatchException(
                        ExitCode.STORE,
                        "No Redis answers at %s.".formatted(address),
                        "Start it, or set CINEMATCH_REDIS_URL (or redis.url) to the one you mean.");
            }
            return new LocalRedis(null, folder, durability, null, false);
        }
        RedisAddress.One loopback = (RedisAddress.One) address;
        // In turn even when one answers: the last command to leave it may be about to shut it down.
        return inTurn(folder, () -> {
            boolean none = !Redis.answers(loopback, PATIENCE);
            if (none) {
                RedisProcess.start(loopback, folder, durability, () -> Redis.answers(loopback, PATIENCE));
            }
            return new LocalRedis(loopback, folder, durability, hold(loopback), none);
        });
    }

    private static Connection hold(RedisAddress.One address) {
        try {
            return Redis.connect(address, PATIENCE);
        } catch (JedisException e) {
            throw Redis.unavailable(address, e);
        }
    }

    /** Whether this call started the server, rather than finding one. */
    public boolean started() {
        return started;
    }

    /**
     * Starts the server again when it has died and is this folder's own, with the data it had; else does nothing. To be
     * called when it was seen not to answer, as often as it is.
     *
     * @throws CineMatchException or {@link JedisException} when it does not come up
     */
    public void revive() {
        if (!own || closed) {
            return;
        }
        inTurn(folder, () -> {
            if (!closed && !Redis.answers(address, PATIENCE)) {
                RedisProcess.start(address, folder, durability, () -> Redis.answers(address, PATIENCE));
            }
            held = living();
            return null;
        });
    }

    /** Leaves the server; the last to leave one that CineMatch started shuts it down, its data safely on disk. */
    @Override
    public void close() {
        closed = true;
        if (held == null) {
            return;
        }
        try (Connection last = held;
                Connection mine = living()) {
            if (!RedisProcess.servesFrom(mine, folder)) {
                return;
            }
            inTurn(folder, () -> {
                // Closed within the turn: of two that leave at once, the second must see that the first has gone.
                try (mine) {
                    if (RedisProcess.clients(mine) == 1) {
                        RedisProcess.shutDown(mine, () -> Redis.answers(address, PATIENCE));
                    }
                }
                return null;
            });
        } catch (JedisException | CineMatchException gone) {
            // A server that no longer answers needs nobody to stop it.
        }
    }

    /** The connection held, or a new one when the server was restarted since. */
    private Connection living() {
        try {
            held.ping();
            return held;
        } catch (JedisException cut) {
            return Redis.connect(address, PATIENCE);
        }
    }

    /**
     * Runs with no other CineMatch command starting or stopping this server meanwhile. A file lock keeps processes
     * apart, not threads: two of one process would get an exception for it.
     */
    private static synchronized <T> T inTurn(Path folder, Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var turn = lock.lock()) {
                return work.get();
            }
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.STORE,
                    "Cannot use %s for the local Redis: %s".formatted(folder, e),
                    "Make it writable, or set CINEMATCH_DATA_DIR (or data.dir) to a folder that is.",
                    e);
        }
    }
}
