package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Duration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/** Opens connections to Redis with bounded waits, and turns its failures into errors a person can act on. */
public final class Redis {
    private Redis() {}

    /**
     * A pool of connections. Nothing is opened before the first command.
     *
     * @param timeout longest wait for a connection and for each answer
     * @param connections most connections at once
     */
    public static RedisClient pool(RedisAddress address, Duration timeout, int connections) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(timeout);
        // Idle connections are pinged this often: those that a restart of Redis cut are gone before most requests.
        pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(1));
        return RedisClient.builder()
                .hostAndPort(address.host(), address.port())
                .clientConfig(client(address, timeout))
                .poolConfig(pool)
                .build();
    }

    /** Whether a Redis answers; false when nothing listens. Anything else that goes wrong is an error. */
    static boolean answers(RedisAddress address, Duration timeout) {
        try (Connection connection = connect(address, timeout)) {
            return connection.ping();
        } catch (JedisException e) {
            if (refused(e)) {
                return false;
            }
            throw unavailable(address, e);
        }
    }

    /** One connection of its own, outside any pool. */
    static Connection connect(RedisAddress address, Duration timeout) {
        return new Connection(new HostAndPort(address.host(), address.port()), client(address, timeout));
    }

    public static CineMatchException unavailable(RedisAddress address, JedisException e) {
        return new CineMatchException(
                ExitCode.STORE,
                "Redis at %s: %s".formatted(address, rootMessage(e)),
                "Check that it runs and that CINEMATCH_REDIS_URL (or redis.url) has the right address and password.",
                e);
    }

    private static DefaultJedisClientConfig client(RedisAddress address, Duration timeout) {
        return DefaultJedisClientConfig.builder()
                .timeoutMillis((int) timeout.toMillis())
                .user(address.user())
                .password(address.password())
                .database(address.database())
                .ssl(address.tls())
                // The one protocol every server since Redis 1.2 speaks: replies have the same shape everywhere.
                .protocol(RedisProtocol.RESP2)
                .build();
    }

    private static boolean refused(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof java.net.ConnectException) {
                return true;
            }
            for (Throwable suppressed : t.getSuppressed()) {
                if (refused(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
