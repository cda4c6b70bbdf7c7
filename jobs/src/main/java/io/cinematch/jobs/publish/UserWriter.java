package io.cinematch.jobs.publish;

import io.cinematch.model.release.Checksum;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.ReleaseStore.EncodedUser;
import java.io.Serializable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Copies one partition of scored users to Redis; the same values under the same keys, however often it is tried. */
final class UserWriter implements Serializable {
    private final RedisAddress redis;
    private final Duration timeout;
    private final String release;

    UserWriter(Settings.Redis redis, String release) {
        this.redis = redis.address();
        this.timeout = redis.timeout();
        this.release = release;
    }

    Iterator<Checksum> write(Iterator<Row> users) {
        try (UnifiedJedis client = Redis.pool(redis, timeout, 1)) {
            Iterator<EncodedUser> encoded = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return users.hasNext();
                }

                @Override
                public EncodedUser next() {
                    Row row = users.next();
                    return new EncodedUser(row.getLong(0), row.getAs(1));
                }
            };
            return List.of(new ReleaseStore(client).writeUsers(release, encoded))
                    .iterator();
        } catch (JedisException e) {
            throw Redis.unavailable(redis, e);
        }
    }
}
