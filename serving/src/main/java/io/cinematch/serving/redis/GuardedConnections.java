package io.cinematch.serving.redis;

import org.apache.commons.pool2.PooledObjectFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** A pool that lends nothing while Redis is away. */
final class GuardedConnections extends PooledConnectionProvider {
    private final Breaker breaker;

    GuardedConnections(PooledObjectFactory<Connection> factory, ConnectionPoolConfig config, Breaker breaker) {
        super(factory, config);
        this.breaker = breaker;
    }

    @Override
    public Connection getConnection() {
        if (!breaker.admits()) {
            throw new RedisAwayException();
        }
        return super.getConnection();
    }

    @Override
    public Connection getConnection(CommandArguments args) {
        return getConnection();
    }
}
