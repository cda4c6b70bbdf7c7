package io.cinematch.jobs.doctor;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What a Redis server tells of itself; memory in bytes.
 *
 * @param time of its clock, which old ones do not tell
 * @param appendOnly whether it writes a log of what it is given
 * @param writable whether the last write to disk succeeded
 * @param fsync when what was written is forced to disk ({@code always}, {@code everysec}, {@code no}); nothing when it
 *     may not be asked
 * @param maxMemory 0 for no limit
 * @param policy what it drops when it is full
 */
record RedisFacts(
        String version,
        Optional<Instant> time,
        boolean appendOnly,
        boolean writable,
        Optional<String> fsync,
        long used,
        long maxMemory,
        String policy) {

    /**
     * What a server answers.
     *
     * @param info a section of {@code INFO} by its name
     * @param config settings by their name, as {@code CONFIG GET}; many who run a Redis for others do not allow it
     */
    static RedisFacts of(UnaryOperator<String> info, Function<String, Map<String, String>> config) {
        Map<String, String> told = new HashMap<>();
        for (String section : new String[] {"server", "persistence", "memory"}) {
            info.apply(section)
                    .lines()
                    .map(line -> line.split(":", 2))
                    .forEach(line -> told.put(line[0], line.length > 1 ? line[1].strip() : ""));
        }
        return new RedisFacts(
                told.getOrDefault("redis_version", "?"),
                Optional.ofNullable(told.get("server_time_usec"))
                        .map(micros -> Instant.EPOCH.plusNanos(Long.parseLong(micros) * 1000)),
                "1".equals(told.get("aof_enabled")),
                "ok".equals(told.getOrDefault("aof_last_write_status", "ok"))
                        && "ok".equals(told.getOrDefault("rdb_last_bgsave_status", "ok")),
                fsync(config),
                Long.parseLong(told.getOrDefault("used_memory", "0")),
                Long.parseLong(told.getOrDefault("maxmemory", "0")),
                told.getOrDefault("maxmemory_policy", "?"));
    }

    private static Optional<String> fsync(Function<String, Map<String, String>> config) {
        try {
            return Optional.ofNullable(config.apply("appendfsync").get("appendfsync"));
        } catch (JedisDataException notAllowed) {
            return Optional.empty();
        }
    }
}
