package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path data;

    @Test
    void tellsHowARealRedisIsSet() {
        REDIS.client().configSet("appendonly", "no");
        REDIS.client().configSet("maxmemory", "100mb");
        REDIS.client().configSet("maxmemory-policy", "allkeys-lru");
        assertThat(states(Clock.systemUTC()))
                .containsEntry("Redis", "well")
                .containsEntry("durability", "ill")
                .containsEntry("eviction", "ill")
                .containsEntry("room", "well")
                .containsEntry("clock", "well");

        REDIS.client().configSet("appendonly", "yes");
        REDIS.client().configSet("maxmemory-policy", "noeviction");
        assertThat(states(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3))))
                .containsEntry("durability", "well")
                .containsEntry("eviction", "well")
                .containsEntry("clock", "ill");
    }

    private Map<String, String> states(Clock clock) {
        return new RedisCheck(
                        SettingsLoader.load(
                                List.of(),
                                Map.of(
                                        "CINEMATCH_REDIS_URL",
                                        REDIS.address().toString(),
                                        "CINEMATCH_DATA_DIR",
                                        data.toString())),
                        clock)
                .look().stream()
                        .collect(java.util.stream.Collectors.toMap(Finding::what, Finding::state, (a, b) -> a + b));
    }
}
