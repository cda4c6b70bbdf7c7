package io.cinematch.serving.redis;

import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The service's connections to Redis. No request waits for it longer than its deadline, and while it is away none waits
 * at all: every command then throws a {@link JedisConnectionException} at once.
 */
public final class GuardedRedis implements AutoCloseable {
    private final RequestDeadline deadline;
    private final Runnable revive;
    private final JedisClientConfig config;
    private final DeadlineSockets sockets;
    private final Breaker breaker;
    private final RedisClient client;

    /**
     * Nothing is opened before the first command.
     *
     * @param connections most at once: as many as threads that need one, so that none waits for another
     * @param revive tried each time before asking whether a Redis that is away answers again
     */
    public GuardedRedis(RedisAddress address, RequestDeadline deadline, int connections, Runnable revive) {
        this.deadline = deadline;
        this.revive = revive;
        config = Redis.config(address, deadline.limit());
        breaker = new Breaker(this::attempt, this::dropIdle);
        sockets = new DeadlineSockets(address, deadline, breaker::failed);
        GuardedConnections provider = new GuardedConnections(
                ConnectionFactory.builder()
                        .socketFactory(sockets)
                        .clientConfig(config)
                        .build(),
                Redis.poolConfig(deadline.limit(), connections),
                breaker);
        client = RedisClient.builder()
                .hostAndPort(address.host(), address.port())
                .clientConfig(config)
                .connectionProvider(provider)
                .build();
    }

    /** To be used by any thread; of a thread that works on a request the deadline holds. */
    public UnifiedJedis client() {
        return client;
    }

    /** Whether Redis answers now. */
    public boolean answers() {
        try {
            return "PONG".equals(client.ping());
        } catch (JedisConnectionException | JedisDataException away) {
            return false;
        }
    }

    @Override
    public void close() {
        breaker.close();
        client.close();
    }

    /** Connections of a Redis that went away are of no use when it is back. */
    private void dropIdle() {
        client.getPool().clear();
    }

    /** On a connection of its own: the breaker lets nobody borrow one. */
    private void attempt() {
        deadline.begin();
        try {
            revive.run();
            try (Connection connection = new Connection(sockets, config)) {
                connection.ping();
            }
        } finally {
            deadline.end();
        }
    }
}
