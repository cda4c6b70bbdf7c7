package io.cinematch.serving.bench;

import io.cinematch.model.store.LiveRatings;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Users with live ratings, half of them returning (five on top of what the training data has), half new (twenty and
 * nothing else), and those left alone.
 *
 * @param rated who has live ratings
 * @param untouched who has none
 */
record LiveUsers(long[] rated, long[] untouched) {
    private static final int MOST_OF_EACH = 200;
    private static final int OF_RETURNING = 5;
    private static final int OF_NEW = 20;
    private static final int MOST_HALF_STARS = 10;

    /**
     * Rates.
     *
     * @param users of the training data
     * @param movies to rate
     */
    static LiveUsers create(LiveRatings store, long[] users, int[] movies, long seed, Instant now) {
        SplittableRandom random = new SplittableRandom(seed);
        int each = Math.min(MOST_OF_EACH, (users.length + 1) / 2);
        long[] returning = Arrays.copyOf(users, each);
        long last = Arrays.stream(users).max().orElse(0);
        long[] fresh = LongStream.rangeClosed(last + 1, last + each).toArray();
        for (long user : returning) {
            store.rate(user, ratings(movies, OF_RETURNING, random), now);
        }
        for (long user : fresh) {
            store.rate(user, ratings(movies, OF_NEW, random), now);
        }
        return new LiveUsers(
                LongStream.concat(Arrays.stream(returning), Arrays.stream(fresh))
                        .toArray(),
                Arrays.copyOfRange(users, each, users.length));
    }

    private static Map<Integer, Float> ratings(int[] movies, int count, SplittableRandom random) {
        Map<Integer, Float> ratings = new LinkedHashMap<>();
        while (ratings.size() < Math.min(count, movies.length)) {
            ratings.put(movies[random.nextInt(movies.length)], random.nextInt(1, MOST_HALF_STARS + 1) / 2f);
        }
        return ratings;
    }
}
