package io.cinematch.jobs.doctor;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Redis: whether it answers, and then what it tells of itself. One that nobody runs yet is started for as long. */
record RedisCheck(Settings settings, Clock clock) implements Check {
    @Override
    public List<Finding> look() {
        Settings.Redis wanted = settings.redis();
        try (LocalRedis local = LocalRedis.ensure(wanted.address(), settings.redisFolder(), wanted.durability());
                UnifiedJedis client = Redis.pool(wanted.address(), wanted.timeout(), 1)) {
            RedisFacts facts = RedisFacts.of(client::info, client::configGet);
            String where =
                    "at %s, %s".formatted(wanted.address(), local.started() ? "started for this check" : "running");
            return Stream.of(
                            new RedisVersionCheck(facts, where),
                            new PersistenceCheck(facts),
                            new EvictionCheck(facts, local.started()),
                            new ClockCheck(clock.instant(), facts.time()),
                            new ReleaseCheck(client))
                    .flatMap(check -> check.look().stream())
                    .toList();
        } catch (CineMatchException e) {
            return List.of(new Finding("Redis", new Outcome.Ill(e.getMessage(), e.remedy())));
        } catch (JedisException e) {
            CineMatchException told = Redis.unavailable(wanted.address(), e);
            return List.of(new Finding("Redis", new Outcome.Ill(told.getMessage(), told.remedy())));
        }
    }
}
