package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Held by whoever writes releases, removes them, or moves the pointer: one at a time. It is a key of Redis with an expiry
 * that is put off for as long as its holder lives, so the lock of a night that was killed is gone after half a minute.
 */
public final class PublisherLock implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int RENEWALS = 3;
    private static final long LOOK_MILLIS = 200;

    /**
     * KEYS lock; ARGV holder, milliseconds. Returns who has it, nil when the caller has got it. The DEL is for a full
     * Redis, which stops a script only before its first write: removing old releases makes room there.
     */
    private static final String TAKE = """
            local holder = redis.call('GET', KEYS[1])
            if holder then return holder end
            redis.call('DEL', KEYS[1])
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return nil
            """;

    private static final String RENEW = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """;

    private static final String LEAVE = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """;

    private final UnifiedJedis redis;
    private final String holder;
    private final Duration lease;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "publisher-lock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long renewedNanos;
    private volatile boolean lost;

    /**
     * Who has the lock.
     *
     * @param who see {@link Author}
     * @param work what they do, such as {@code publishing run 20260101-030000}
     */
    public record Holder(String token, String who, String work, Instant since) {}

    private PublisherLock(UnifiedJedis redis, String holder, Duration lease, long takenNanos) {
        this.redis = redis;
        this.holder = holder;
        this.lease = lease;
        renewedNanos = takenNanos;
        long every = lease.toMillis() / RENEWALS;
        renewals.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes the lock. While another has it this waits for as long as that may be a holder who was killed: until it is
     * seen to be renewed.
     *
     * @param redis of at least two connections, one to renew by
     * @throws CineMatchException that says who has it
     */
    public static PublisherLock take(UnifiedJedis redis, String work, Instant now) {
        return take(redis, work, now, LEASE, LEASE.plusSeconds(1));
    }

    /** The same without waiting. */
    public static PublisherLock takeAtOnce(UnifiedJedis redis, String work, Instant now) {
        return take(redis, work, now, LEASE, Duration.ZERO);
    }

    static PublisherLock take(UnifiedJedis redis, String work, Instant now, Duration lease, Duration patience) {
        String mine = text(new Holder(UUID.randomUUID().toString(), Author.here(), work, now));
        long begun = System.nanoTime();
        long left = Long.MAX_VALUE;
        while (true) {
            long asked = System.nanoTime();
            Object other = redis.eval(TAKE, List.of(Keys.PUBLISHER), List.of(mine, Long.toString(lease.toMillis())));
            if (other == null) {
                return new PublisherLock(redis, mine, lease, asked);
            }
            long expires = redis.pttl(Keys.PUBLISHER);
            boolean renewed = expires > left;
            if (renewed || System.nanoTime() - begun >= patience.toNanos()) {
                throw taken(holder((String) other), lease);
            }
            left = expires;
            Pause.millis(LOOK_MILLIS);
        }
    }

    /** Who has it now. */
    public static Optional<Holder> held(UnifiedJedis redis) {
        return Optional.ofNullable(redis.get(Keys.PUBLISHER)).map(PublisherLock::holder);
    }

    /**
     * To be called before whatever cannot be taken back.
     *
     * @throws CineMatchException when the lock was lost, because this process stood still or Redis did not answer
     */
    public void check() {
        if (lost || System.nanoTime() - renewedNanos > lease.toNanos()) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "This command stood still, or Redis did, for more than %d s: others may be at work on the releases."
                            .formatted(lease.toSeconds()),
                    "Nothing was made active. Run the command again.");
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
        try {
            redis.eval(LEAVE, List.of(Keys.PUBLISHER), List.of(holder));
        } catch (JedisException expiresByItself) {
            // What this was held for is told elsewhere.
        }
    }

    private void renew() {
        try {
            long asked = System.nanoTime();
            Object renewed =
                    redis.eval(RENEW, List.of(Keys.PUBLISHER), List.of(holder, Long.toString(lease.toMillis())));
            if (Long.valueOf(1).equals(renewed)) {
                renewedNanos = asked;
            } else {
                lost = true;
            }
        } catch (JedisException away) {
            // Tried again; check() knows when it was too long.
        }
    }

    private static CineMatchException taken(Holder other, Duration lease) {
        return new CineMatchException(
                ExitCode.OTHER,
                "%s has been %s since %s; only one may at a time.".formatted(other.who(), other.work(), other.since()),
                "Run this again when that is done. If it was killed, %d s are enough.".formatted(lease.toSeconds()));
    }

    private static String text(Holder holder) {
        return new String(Json.write(holder), StandardCharsets.UTF_8);
    }

    private static Holder holder(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Holder.class);
    }
}
