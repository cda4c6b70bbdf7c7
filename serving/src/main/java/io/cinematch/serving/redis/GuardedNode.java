package io.cinematch.serving.redis;

import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** The connections to one server, and what is known of whether it is away. */
final class GuardedNode implements AutoCloseable {
    private final RequestDeadline deadline;
    private final Runnable first;
    private final JedisClientConfig config;
    private final DeadlineSockets sockets;
    private final Breaker breaker;
    private final GuardedConnections connections;

    /**
     * Nothing is opened before the first command.
     *
     * @param most connections at once: as many as threads that need one, so that none waits for another
     * @param first run each time before asking whether a server that is away answers again
     */
    GuardedNode(RedisAddress.One address, RequestDeadline deadline, int most, Runnable first) {
        this.deadline = deadline;
        this.first = first;
        config = Redis.config(address, deadline.limit());
        breaker = new Breaker("Redis at " + address.node(), this::attempt, this::dropIdle);
        sockets = new DeadlineSockets(address, deadline, breaker::failed);
        connections = new GuardedConnections(
                ConnectionFactory.builder()
                        .socketFactory(sockets)
                        .clientConfig(config)
                        .build(),
                Redis.poolConfig(deadline.limit(), most),
                breaker);
    }

    /** What Jedis borrows connections from; none while the server is away. */
    GuardedConnections connections() {
        return connections;
    }

    JedisClientConfig config() {
        return config;
    }

    boolean isAway() {
        return breaker.isOpen();
    }

    /** Connects to another server from now on. Who is connected to the last one is cut off: nobody may write there. */
    void follow(HostAndPort server) {
        if (sockets.turnTo(server)) {
            breaker.failed(new IOException("it is now at " + server));
            sockets.closeAll();
        }
    }

    @Override
    public void close() {
        breaker.close();
        connections.close();
    }

    /** Connections of a server that went away are of no use when it is back. */
    private void dropIdle() {
        connections.getPool().clear();
    }

    /** On a connection of its own: the breaker lets nobody borrow one. */
    private void attempt() {
        deadline.begin();
        try {
            first.run();
            try (Connection connection = new Connection(sockets, config)) {
                connection.ping();
            }
        } finally {
            deadline.end();
        }
    }
}
