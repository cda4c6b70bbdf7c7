package io.cinematch.serving.redis;

import redis.clients.jedis.exceptions.JedisConnectionException;

/** Redis is known to be away, and was not asked. */
public final class RedisAwayException extends JedisConnectionException {
    RedisAwayException() {
        super("Redis is away");
    }

    /** Thrown for every request of an outage, and no news: where from does not matter. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
