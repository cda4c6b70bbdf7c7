package io.cinematch.serving.bench;

import java.util.SplittableRandom;

/**
 * Who asks for what: users and movies by Zipf's law, one request of ten a rating, the others a list of ten. Call k is
 * the same whoever asks for it, and when.
 */
final class Traffic {
    static final int LIST = 10;

    private static final double RATINGS = 0.1;
    private static final int MOST_HALF_STARS = 10;

    private final long[] users;
    private final int[] movies;
    private final Zipf ofUsers;
    private final Zipf ofMovies;
    private final long seed;

    /**
     * @param users the busiest first
     * @param movies the most rated first
     */
    Traffic(long[] users, int[] movies, long seed) {
        this.users = users.clone();
        this.movies = movies.clone();
        this.seed = seed;
        ofUsers = new Zipf(users.length);
        ofMovies = new Zipf(movies.length);
    }

    Call call(long k) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + k);
        long user = users[ofUsers.rank(random.nextDouble())];
        if (random.nextDouble() >= RATINGS) {
            return Call.recommend(user, LIST);
        }
        int movie = movies[ofMovies.rank(random.nextDouble())];
        return Call.rate(user, movie, random.nextInt(1, MOST_HALF_STARS + 1) / 2f);
    }
}
