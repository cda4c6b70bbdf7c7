package io.cinematch.model.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;

/**
 * How much memory Redis has, in bytes.
 *
 * @param used for data and all else
 * @param max {@code maxmemory}; 0 when it has no such limit
 * @param machine what the machine has; 0 when it does not tell
 */
public record RedisMemory(long used, long max, long machine) {
    private static final Pattern LINE = Pattern.compile("(\\w+):(\\d+)\\s*");

    /** Of a cluster: as if every primary had as little room as the fullest, for each gets its share of a release. */
    public static RedisMemory of(UnifiedJedis redis) {
        List<Primaries.Primary> primaries = Primaries.of(redis);
        return primaries.stream()
                .map(primary -> parse(primary.info("memory")))
                .min(Comparator.comparingLong(RedisMemory::free))
                .orElseThrow()
                .times(primaries.size());
    }

    private RedisMemory times(int servers) {
        return new RedisMemory(servers * used, servers * max, servers * machine);
    }

    static RedisMemory parse(String info) {
        Map<String, Long> found = info.lines()
                .map(LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .collect(Collectors.toMap(line -> line.group(1), line -> Long.parseLong(line.group(2))));
        Function<String, Long> bytes = name -> found.getOrDefault(name, 0L);
        return new RedisMemory(
                bytes.apply("used_memory"), bytes.apply("maxmemory"), bytes.apply("total_system_memory"));
    }

    /** What it can grow to: its own limit, or the machine's; unbounded when neither is known. */
    public long limit() {
        return max > 0 ? max : machine > 0 ? machine : Long.MAX_VALUE;
    }

    public long free() {
        return limit() - used;
    }
}
