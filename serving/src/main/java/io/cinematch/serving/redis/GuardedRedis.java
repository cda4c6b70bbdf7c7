package io.cinematch.serving.redis;

import io.cinematch.model.store.RedisAddress;
import redis.clients.jedis.UnifiedJedis;

/**
 * The service's connections to Redis. No request waits for it longer than its deadline, and while a server is away none
 * waits for it at all: every command that needs it then throws a
 * {@link redis.clients.jedis.exceptions.JedisConnectionException} at once.
 */
public sealed interface GuardedRedis extends AutoCloseable permits GuardedServer, GuardedCluster {
    /**
     * Opens nothing to one server before the first command; asks a cluster for its nodes and Sentinels for the primary.
     *
     * @param connections most at once, and of a cluster to each node: as many as threads that need one, so that none
     *     waits for another
     * @param revive tried each time before asking whether a server that is away answers again
     */
    static GuardedRedis of(RedisAddress address, RequestDeadline deadline, int connections, Runnable revive) {
        return address instanceof RedisAddress.Cluster cluster
                ? GuardedCluster.of(cluster, deadline, connections)
                : GuardedServer.of(address, deadline, connections, revive);
    }

    /** To be used by any thread; of a thread that works on a request the deadline holds. */
    UnifiedJedis client();

    /** Whether Redis answers now; of a cluster, whether any of it does. */
    boolean answers();

    /** Servers that have keys of their own. */
    int servers();

    /** How many of those are away, as far as is known. */
    int away();

    @Override
    void close();
}
