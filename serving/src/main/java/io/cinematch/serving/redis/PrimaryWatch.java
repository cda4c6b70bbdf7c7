package io.cinematch.serving.redis;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.RedisAddress;
import io.cinematch.model.store.Sentinels;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.HostAndPort;

/**
 * Asks Sentinels every second which server is the primary, besides whenever the last one does not answer. It asks, rather
 * than listens: news get lost with a connection, and this is no slower than Sentinels agree.
 */
final class PrimaryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RedisAddress.Sentinel address;
    private final Duration timeout;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "redis-sentinels");
        thread.setDaemon(true);
        return thread;
    });
    private Consumer<HostAndPort> changed = primary -> {};
    private HostAndPort last;

    PrimaryWatch(RedisAddress.Sentinel address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * The primary as it is now.
     *
     * @throws CineMatchException with exit code STORE when no Sentinel can tell
     */
    synchronized RedisAddress.One primary() {
        last = Sentinels.primary(address, timeout)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.STORE,
                        "No Sentinel answers at %s.".formatted(address),
                        "Start them, or set CINEMATCH_REDIS_URL (or redis.url) to the ones you mean."));
        return address.at(last);
    }

    /** @param changed told of every primary after the one that {@link #primary} said */
    synchronized void start(Consumer<HostAndPort> changed) {
        this.changed = changed;
        looks.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now. Where no Sentinel answers the last primary stays: it may well do. */
    synchronized void look() {
        try {
            Sentinels.primary(address, timeout)
                    .filter(primary -> !primary.equals(last))
                    .ifPresent(primary -> {
                        LOG.warn("the primary of {} is now {}, no longer {}", address.service(), primary, last);
                        last = primary;
                        changed.accept(primary);
                    });
        } catch (RuntimeException unable) {
            // An exception would end the looking for good.
            LOG.debug("Sentinels cannot tell which server is the primary", unable);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
