package io.cinematch.jobs.releases;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import redis.clients.jedis.UnifiedJedis;

/** The configured Redis, for as long as a command needs it. */
final class OpenStore implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final LocalRedis local;
    private final UnifiedJedis client;

    OpenStore(Settings settings) {
        Settings.Redis redis = settings.redis();
        local = LocalRedis.ensure(redis.address(), settings.redisFolder(), redis.durability());
        client = Redis.pool(redis.address(), redis.timeout(), CONNECTIONS);
    }

    UnifiedJedis client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        local.close();
    }
}
