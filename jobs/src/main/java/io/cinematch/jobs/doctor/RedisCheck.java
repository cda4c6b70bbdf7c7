package io.cinematch.jobs.doctor;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Primaries;
import io.cinematch.model.store.Redis;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Redis: whether it answers, and then what it tells of itself; of a cluster what is worst among its primaries. One that
 * nobody runs yet is started for as long.
 */
record RedisCheck(Settings settings, Clock clock) implements Check {
    @Override
    public List<Finding> look() {
        Settings.Redis wanted = settings.redis();
        try (LocalRedis local = LocalRedis.ensure(wanted.address(), settings.redisFolder(), wanted.durability());
                UnifiedJedis client = Redis.pool(wanted.address(), wanted.timeout(), 1)) {
            List<Primaries.Primary> servers = Primaries.of(client);
            String where = "at %s, %s%s"
                    .formatted(
                            wanted.address(),
                            local.started() ? "started for this check" : "running",
                            servers.size() > 1 ? ", %d primaries".formatted(servers.size()) : "");
            Map<String, Finding> worst = new LinkedHashMap<>();
            for (Primaries.Primary server : servers) {
                RedisFacts facts = RedisFacts.of(server::info, server::config);
                Stream.of(
                                new RedisVersionCheck(facts, where),
                                new PersistenceCheck(facts),
                                new EvictionCheck(facts, local.started()),
                                new ClockCheck(clock.instant(), facts.time()))
                        .flatMap(check -> check.look().stream())
                        .forEach(finding -> worst.merge(finding.what(), finding, Finding::worse));
            }
            return Stream.concat(worst.values().stream(), new ReleaseCheck(client).look().stream())
                    .toList();
        } catch (CineMatchException e) {
            return List.of(new Finding("Redis", new Outcome.Ill(e.getMessage(), e.remedy())));
        } catch (JedisException e) {
            CineMatchException told = Redis.unavailable(wanted.address(), e);
            return List.of(new Finding("Redis", new Outcome.Ill(told.getMessage(), told.remedy())));
        }
    }
}
