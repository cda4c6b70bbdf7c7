package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisChecksTest {
    private static final long GIB = 1L << 30;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** As Redis 7.0 answers, shortened. */
    private static final Map<String, String> INFO = Map.of(
            "server", "# Server\r\nredis_version:7.0.15\r\nserver_time_usec:1795435200000000\r\n",
            "persistence",
                    "# Persistence\r\naof_enabled:1\r\naof_last_write_status:ok\r\nrdb_last_bgsave_status:ok\r\n",
            "memory", "# Memory\r\nused_memory:1048576\r\nmaxmemory:1073741824\r\nmaxmemory_policy:noeviction\r\n");

    @Test
    void factsAreReadFromWhatRedisTells() {
        RedisFacts facts = RedisFacts.of(INFO::get, name -> Map.of(name, "always"));
        assertThat(facts)
                .isEqualTo(new RedisFacts(
                        "7.0.15", Optional.of(NOON), true, true, Optional.of("always"), 1 << 20, GIB, "noeviction"));
        assertThat(states(facts)).containsExactly("well", "well", "well", "well");
    }

    @Test
    void whoMayNotAskForSettingsIsToldWithoutThem() {
        RedisFacts facts = RedisFacts.of(INFO::get, name -> {
            throw new JedisDataException("NOPERM this user has no permissions to run the 'config|get' command");
        });
        assertThat(facts.fsync()).isEmpty();
        assertThat(new PersistenceCheck(facts).look().get(0).good()).isTrue();
    }

    @Test
    void anOldRedisIsIll() {
        assertThat(version("6.0.16")).isEqualTo("ill");
        assertThat(version("5.0.7")).isEqualTo("ill");
        assertThat(version("6.2.6")).isEqualTo("well");
        assertThat(version("10.0")).isEqualTo("well");
        assertThat(version("?")).isEqualTo("doubt");
    }

    @Test
    void aRedisThatForgetsIsIll() {
        assertThat(persistence(false, true, "always")).isEqualTo("ill");
        assertThat(persistence(true, false, "always")).isEqualTo("ill");
        assertThat(persistence(true, true, "everysec")).isEqualTo("well");
        assertThat(persistence(true, true, "no")).isEqualTo("doubt");
    }

    @Test
    void aRedisThatDropsRatingsIsIllOnceItCanBeFull() {
        assertThat(room("allkeys-lru", 0, GIB, false)).containsExactly("ill", "well");
        assertThat(room("volatile-lru", 0, 0, false)).containsExactly("doubt", "doubt");
        assertThat(room("noeviction", 0, 0, true)).containsExactly("well", "well");
        assertThat(room("noeviction", GIB - 1, GIB, false)).containsExactly("well", "doubt");
    }

    @Test
    void aClockThatGoesWrongIsTold() {
        assertThat(new ClockCheck(NOON.plusSeconds(5), Optional.of(NOON))
                        .look()
                        .get(0)
                        .state())
                .isEqualTo("well");
        assertThat(new ClockCheck(NOON.minusSeconds(3600), Optional.of(NOON))
                        .look()
                        .get(0)
                        .outcome())
                .isEqualTo(new Outcome.Ill(
                        "3,600 s behind that of Redis",
                        "Let both machines follow a time server: sudo timedatectl set-ntp true"));
        assertThat(new ClockCheck(NOON, Optional.empty()).look()).isEmpty();
    }

    private static Stream<String> states(RedisFacts facts) {
        return Stream.of(
                        new RedisVersionCheck(facts, "at redis://redis:6379/0, running"),
                        new PersistenceCheck(facts),
                        new EvictionCheck(facts, false))
                .flatMap(check -> check.look().stream())
                .map(Finding::state);
    }

    private static String version(String version) {
        return new RedisVersionCheck(facts(version, true, true, "always", 0, GIB, "noeviction"), "")
                .look()
                .get(0)
                .state();
    }

    private static String persistence(boolean appendOnly, boolean writable, String fsync) {
        return new PersistenceCheck(facts("7.0", appendOnly, writable, fsync, 0, GIB, "noeviction"))
                .look()
                .get(0)
                .state();
    }

    private static Stream<String> room(String policy, long used, long max, boolean ours) {
        return new EvictionCheck(facts("7.0", true, true, "always", used, max, policy), ours)
                .look().stream().map(Finding::state);
    }

    private static RedisFacts facts(
            String version, boolean appendOnly, boolean writable, String fsync, long used, long max, String policy) {
        return new RedisFacts(version, Optional.empty(), appendOnly, writable, Optional.of(fsync), used, max, policy);
    }
}
