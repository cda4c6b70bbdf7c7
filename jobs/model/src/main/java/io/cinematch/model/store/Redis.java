package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Opens connections to Redis with bounded waits, and turns its failures into errors a person can act on. */
public final class Redis {
    /** Ten minutes: a few gigabytes from a slow disk. */
    private static final int LOADING_TRIES = 6000;

    private static final long LOADING_PAUSE_MILLIS = 100;
    /** A cluster takes its node timeout, 15 seconds if nobody changed it, to replace a node that died. */
    private static final Duration CLUSTER_PATIENCE = Duration.ofSeconds(30);

    private static final int CLUSTER_TRIES = 10;

    private Redis() {}

    /**
     * A pool of connections, to each node of a cluster so many. To one server nothing is opened before the first command;
     * a cluster's nodes and Sentinels are asked at once who is who.
     *
     * @param timeout longest wait for a connection and for each answer; a cluster that replaces a node is given longer
     * @param connections most connections at once
     * @throws CineMatchException with exit code STORE when a cluster or the Sentinels do not answer
     */
    public static UnifiedJedis pool(RedisAddress address, Duration timeout, int connections) {
        try {
            if (address instanceof RedisAddress.One one) {
                return RedisClient.builder()
                        .hostAndPort(one.node())
                        .clientConfig(config(one, timeout))
                        .poolConfig(poolConfig(timeout, connections))
                        .build();
            }
            if (address instanceof RedisAddress.Cluster cluster) {
                return RedisClusterClient.builder()
                        .nodes(Set.copyOf(cluster.nodes()))
                        .clientConfig(config(cluster, timeout))
                        .poolConfig(poolConfig(timeout, connections))
                        .maxAttempts(CLUSTER_TRIES)
                        .maxTotalRetriesDuration(CLUSTER_PATIENCE)
                        .build();
            }
            RedisAddress.Sentinel sentinel = (RedisAddress.Sentinel) address;
            return RedisSentinelClient.builder()
                    .masterName(sentinel.service())
                    .sentinels(Set.copyOf(sentinel.nodes()))
                    .sentinelClientConfig(Sentinels.config(sentinel, timeout))
                    .clientConfig(config(sentinel, timeout))
                    .poolConfig(poolConfig(timeout, connections))
                    .build();
        } catch (JedisException e) {
            throw unavailable(address, e);
        }
    }

    /** How such a pool behaves, for a client that opens its connections in a way of its own. */
    public static ConnectionPoolConfig poolConfig(Duration timeout, int connections) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(timeout);
        // Nobody looks there, and the management classes cost a tenth of a second at the start.
        pool.setJmxEnabled(false);
        // Idle connections are pinged this often: those that a restart of Redis cut are gone before most requests.
        pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(1));
        return pool;
    }

    /**
     * Whether a Redis answers; false when nothing listens. Anything else that goes wrong is an error. Waits for one that
     * is still reading its data back from disk.
     */
    static boolean answers(RedisAddress address, Duration timeout) {
        if (address instanceof RedisAddress.Cluster cluster) {
            return ClusterState.answers(cluster, timeout);
        }
        if (address instanceof RedisAddress.Sentinel sentinel) {
            return Sentinels.primary(sentinel, timeout)
                    .filter(primary -> answers(sentinel.at(primary), timeout))
                    .isPresent();
        }
        return answers((RedisAddress.One) address, timeout);
    }

    private static boolean answers(RedisAddress.One address, Duration timeout) {
        for (int n = 1; ; n++) {
            try (Connection connection = connect(address, timeout)) {
                return connection.ping();
            } catch (JedisException e) {
                if (refused(e)) {
                    return false;
                }
                if (!isLoading(e) || n == LOADING_TRIES) {
                    throw unavailable(address, e);
                }
                Pause.millis(LOADING_PAUSE_MILLIS);
            } catch (ClassCastException anotherProtocol) {
                throw unavailable(address, new JedisDataException("what listens there is no Redis"));
            }
        }
    }

    /** One connection of its own, outside any pool. */
    static Connection connect(RedisAddress.One address, Duration timeout) {
        return new Connection(address.node(), config(address, timeout));
    }

    public static CineMatchException unavailable(RedisAddress address, JedisException e) {
        return failed("Redis at %s: %s".formatted(address, rootMessage(e)), e);
    }

    /** For a failure that is noticed where nobody knows the address any more. */
    public static CineMatchException failed(JedisException e) {
        return failed("Redis: " + rootMessage(e), e);
    }

    private static CineMatchException failed(String problem, JedisException e) {
        return new CineMatchException(
                ExitCode.STORE,
                problem,
                "Check that it runs and that CINEMATCH_REDIS_URL (or redis.url) has the right address and password.",
                e);
    }

    /**
     * What every connection to the address is opened with.
     *
     * @param timeout longest wait for a connection and for each answer
     */
    public static JedisClientConfig config(RedisAddress address, Duration timeout) {
        int database = address instanceof RedisAddress.One one
                ? one.database()
                : address instanceof RedisAddress.Sentinel sentinel ? sentinel.database() : 0;
        RedisLogin login = address.login();
        return DefaultJedisClientConfig.builder()
                // The same shapes of answers from every version, and no greeting that an old one would not know.
                .autoNegotiateProtocol(false)
                .timeoutMillis((int) timeout.toMillis())
                .user(login.user())
                .password(login.password())
                .database(database)
                .ssl(login.tls())
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

    /** Whether a refusal is of a server that is just coming up, or a cluster that is just changing. */
    static boolean isPassing(JedisDataException refusal) {
        return refusal instanceof JedisClusterException || isLoading(refusal);
    }

    private static boolean isLoading(JedisException e) {
        return e instanceof JedisDataException && String.valueOf(e.getMessage()).startsWith("LOADING");
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (root instanceof UnknownHostException) {
            return "there is no host of this name (" + message + ")";
        }
        return root instanceof SocketTimeoutException
                ? "something listens there, but gives no answer that Redis would give (" + message + ")"
                : message;
    }
}
