package io.cinematch.model.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** The one pointer that moves: which release of a variant is served. */
public final class ActiveReleases {
    /** KEYS active, history; ARGV variant, expected release or empty, new release, time. */
    private static final String MOVE = """
            local now = redis.call('HGET', KEYS[1], ARGV[1]) or ''
            if now ~= ARGV[2] then return 0 end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
            redis.call('XADD', KEYS[2], '*', 'at', ARGV[4], 'variant', ARGV[1], 'from', now, 'to', ARGV[3])
            return 1
            """;

    private final RedisClient redis;

    public ActiveReleases(RedisClient redis) {
        this.redis = redis;
    }

    /** Id of the release served for a variant. */
    public Optional<String> of(String variant) {
        return Optional.ofNullable(redis.hget(Keys.ACTIVE, variant));
    }

    /**
     * Moves the pointer, if it still is where the caller last saw it.
     *
     * @return false when somebody else moved it meanwhile
     */
    public boolean move(String variant, Optional<String> from, String to, Instant now) {
        Object moved = redis.eval(
                MOVE, List.of(Keys.ACTIVE, Keys.RELEASES), List.of(variant, from.orElse(""), to, now.toString()));
        return Long.valueOf(1).equals(moved);
    }
}
