package io.cinematch.jobs.profile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a cleaned data set looks like.
 *
 * @param ratings ratings kept
 * @param users users with ratings
 * @param movies movies in the catalogue
 * @param ratedMovies movies with ratings
 * @param density ratings / (users × rated movies)
 * @param meanStars mean rating
 * @param first oldest rating
 * @param last newest rating
 * @param stars number of ratings by stars, "0.5" to "5.0"
 * @param ratingsPerUser quantiles
 * @param ratingsPerMovie quantiles, over rated movies
 * @param longTail share of all ratings that the most rated movies have
 * @param genres by genre, a movie counting in each of its own
 * @param rejected rows put aside, by reason
 * @param superseded the data set's ratings that are not kept: the user rated the movie again, took it back, or is
 *     forgotten
 * @param fingerprint equal for equal ratings in whatever order, see {@link Fingerprint}; empty in reports of versions
 *     that took none
 * @param live what users have told the service
 */
public record DataProfile(
        long ratings,
        long users,
        long movies,
        long ratedMovies,
        double density,
        double meanStars,
        Instant first,
        Instant last,
        Map<String, Long> stars,
        Quantiles ratingsPerUser,
        Quantiles ratingsPerMovie,
        List<TailShare> longTail,
        List<Genre> genres,
        Map<String, Long> rejected,
        long superseded,
        String fingerprint,
        LiveCounts live) {
    /** Of a run that has no ratings yet. */
    public static final DataProfile NONE = new DataProfile(
            0,
            0,
            0,
            0,
            0,
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of(),
            Quantiles.NONE,
            Quantiles.NONE,
            List.of(),
            List.of(),
            Map.of(),
            0,
            "");

    /** Of a data set alone. */
    public DataProfile(
            long ratings,
            long users,
            long movies,
            long ratedMovies,
            double density,
            double meanStars,
            Instant first,
            Instant last,
            Map<String, Long> stars,
            Quantiles ratingsPerUser,
            Quantiles ratingsPerMovie,
            List<TailShare> longTail,
            List<Genre> genres,
            Map<String, Long> rejected,
            long superseded,
            String fingerprint) {
        this(
                ratings,
                users,
                movies,
                ratedMovies,
                density,
                meanStars,
                first,
                last,
                stars,
                ratingsPerUser,
                ratingsPerMovie,
                longTail,
                genres,
                rejected,
                superseded,
                fingerprint,
                LiveCounts.NONE);
    }

    public DataProfile withLive(LiveCounts counts) {
        return new DataProfile(
                ratings,
                users,
                movies,
                ratedMovies,
                density,
                meanStars,
                first,
                last,
                stars,
                ratingsPerUser,
                ratingsPerMovie,
                longTail,
                genres,
                rejected,
                superseded,
                fingerprint,
                counts);
    }

    public record Quantiles(long min, long p25, long median, long p75, long p90, long max, double mean) {
        static final Quantiles NONE = new Quantiles(0, 0, 0, 0, 0, 0, 0);
    }

    /** The {@code topMovies} most rated share of movies has {@code ratings} of all ratings; both in [0, 1]. */
    public record TailShare(double topMovies, double ratings) {}

    public record Genre(String name, long movies, long ratings, double meanStars) {}
}
