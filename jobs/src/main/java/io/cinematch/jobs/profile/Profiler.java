package io.cinematch.jobs.profile;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.cinematch.model.catalogue.Movie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Describes a cleaned data set from two small aggregates: by user, and by movie and stars. */
public final class Profiler {
    private static final double[] TAIL = {0.01, 0.05, 0.10, 0.20, 0.50};

    private Profiler() {}

    /**
     * The profile.
     *
     * @param ratings (user, movie, stars, time), not empty
     * @param good how many ratings there were before only the newest of each user and movie was kept
     */
    public static DataProfile profile(Dataset<Row> ratings, List<Movie> movies, Map<String, Long> rejected, long good) {
        long[] perUser = ratings.groupBy("user").agg(count(lit(1))).collectAsList().stream()
                .mapToLong(r -> r.getLong(1))
                .sorted()
                .toArray();
        Map<String, Long> stars = new TreeMap<>();
        Map<Integer, Rated> byMovie = new TreeMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        Fingerprint fingerprint = Fingerprint.EMPTY;
        for (Row r : ratings.groupBy("movie", "stars")
                .agg(count(lit(1)), min("time"), max("time"), Fingerprint.XOR, Fingerprint.UPPER, Fingerprint.LOWER)
                .collectAsList()) {
            long n = r.getLong(2);
            stars.merge(Float.toString(r.getFloat(1)), n, Long::sum);
            byMovie.merge(r.getInt(0), new Rated(n, n * (double) r.getFloat(1)), Rated::plus);
            first = Math.min(first, r.getLong(3));
            last = Math.max(last, r.getLong(4));
            fingerprint = fingerprint.plus(n, r.getLong(5), r.getLong(6), r.getLong(7));
        }
        long[] perMovie =
                byMovie.values().stream().mapToLong(Rated::ratings).sorted().toArray();
        long n = LongStream.of(perUser).sum();
        double total = byMovie.values().stream().mapToDouble(Rated::stars).sum();
        return new DataProfile(
                n,
                perUser.length,
                movies.size(),
                perMovie.length,
                (double) n / perUser.length / perMovie.length,
                total / n,
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last),
                stars,
                quantiles(perUser),
                quantiles(perMovie),
                longTail(perMovie, n),
                genres(byMovie, movies),
                rejected,
                good - n,
                fingerprint.hex());
    }

    /** Nearest-rank quantiles of ascending counts. */
    static DataProfile.Quantiles quantiles(long[] ascending) {
        return new DataProfile.Quantiles(
                ascending[0],
                at(ascending, 0.25),
                at(ascending, 0.5),
                at(ascending, 0.75),
                at(ascending, 0.9),
                ascending[ascending.length - 1],
                Arrays.stream(ascending).average().orElseThrow());
    }

    private static long at(long[] ascending, double q) {
        return ascending[Math.max(0, (int) Math.ceil(q * ascending.length) - 1)];
    }

    static List<DataProfile.TailShare> longTail(long[] ascending, long total) {
        List<DataProfile.TailShare> shares = new ArrayList<>();
        for (double share : TAIL) {
            int movies = (int) Math.ceil(share * ascending.length);
            long covered = Arrays.stream(ascending, ascending.length - movies, ascending.length)
                    .sum();
            shares.add(new DataProfile.TailShare(share, (double) covered / total));
        }
        return shares;
    }

    private static List<DataProfile.Genre> genres(Map<Integer, Rated> byMovie, List<Movie> movies) {
        Map<String, Rated> sums = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (Movie movie : movies) {
            List<String> genres = movie.genres().isEmpty() ? List.of("(none)") : movie.genres();
            for (String genre : genres) {
                counts.merge(genre, 1L, Long::sum);
                sums.merge(genre, byMovie.getOrDefault(movie.id(), Rated.NEVER), Rated::plus);
            }
        }
        return sums.entrySet().stream()
                .map(e -> new DataProfile.Genre(
                        e.getKey(),
                        counts.get(e.getKey()),
                        e.getValue().ratings(),
                        e.getValue().mean()))
                .toList();
    }

    /** Ratings and the sum of their stars. */
    private record Rated(long ratings, double stars) {
        static final Rated NEVER = new Rated(0, 0);

        Rated plus(Rated other) {
            return new Rated(ratings + other.ratings, stars + other.stars);
        }

        double mean() {
            return ratings == 0 ? 0 : stars / ratings;
        }
    }
}
