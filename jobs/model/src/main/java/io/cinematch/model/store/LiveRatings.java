package io.cinematch.model.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/**
 * Changes what users have told the service. Each change is one script, so that the user's hash, their sequence and the
 * rating log change together or not at all; when a method returns they have, as durably as the server's settings make it.
 */
public final class LiveRatings {
    /** KEYS live hash, log; ARGV user, epoch millis, then movie and stars by turns. */
    private static final byte[] RATE = script("""
            for i = 3, #ARGV, 2 do
              local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. '|' .. ARGV[2] .. '|' .. seq)
              redis.call('XADD', KEYS[2], '*', 'op', 'rate', 'user', ARGV[1], 'movie', ARGV[i],
                'stars', ARGV[i + 1], 'at', ARGV[2], 'seq', seq)
            end
            return redis.call('HGETALL', KEYS[1])
            """);

    /**
     * KEYS as above; ARGV user, epoch millis, then movie and whether a release knows a rating of it (1 or 0) by turns. A
     * mark stays in place of what is taken back: a night under way may have read the rating already, and its release
     * would bring it back.
     */
    private static final byte[] TAKE_BACK = script("""
            for i = 3, #ARGV, 2 do
              local told = redis.call('HGET', KEYS[1], ARGV[i])
              if (told and string.sub(told, 1, 2) ~= '0|') or (not told and ARGV[i + 1] == '1') then
                local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
                redis.call('HSET', KEYS[1], ARGV[i], '0|' .. ARGV[2] .. '|' .. seq)
                redis.call('XADD', KEYS[2], '*', 'op', 'delete', 'user', ARGV[1], 'movie', ARGV[i],
                  'at', ARGV[2], 'seq', seq)
              end
            end
            return redis.call('HGETALL', KEYS[1])
            """);

    private final UnifiedJedis redis;

    public LiveRatings(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Keeps ratings; each replaces an earlier live rating of the same movie.
     *
     * @param stars movie to stars
     * @return all that the user has told the service, these included
     */
    public List<LiveRating> rate(long user, Map<Integer, Float> stars, Instant now) {
        List<Object> args = new ArrayList<>();
        stars.forEach((movie, value) -> {
            args.add(movie);
            args.add(value);
        });
        return change(RATE, user, now, args);
    }

    /**
     * Takes ratings back. A movie that the user has not rated is left alone.
     *
     * @param trained those of the movies that a release knows a rating of
     * @return all that the user has told the service, the ratings taken back included
     */
    public List<LiveRating> takeBack(long user, Set<Integer> movies, Set<Integer> trained, Instant now) {
        List<Object> args = new ArrayList<>();
        movies.forEach(movie -> {
            args.add(movie);
            args.add(trained.contains(movie) ? 1 : 0);
        });
        return change(TAKE_BACK, user, now, args);
    }

    private List<LiveRating> change(byte[] script, long user, Instant now, List<Object> args) {
        List<byte[]> all = new ArrayList<>();
        all.add(Keys.bytes(Long.toString(user)));
        all.add(Keys.bytes(Long.toString(now.toEpochMilli())));
        args.forEach(arg -> all.add(Keys.bytes(arg.toString())));
        Object hash =
                redis.eval(script, List.of(Keys.bytes(Keys.live(user)), Keys.bytes(Keys.log(Keys.bucket(user)))), all);
        return LiveRating.decodeAll(
                ((List<?>) hash).stream().map(byte[].class::cast).toList());
    }

    private static byte[] script(String lua) {
        return lua.getBytes(StandardCharsets.UTF_8);
    }
}
