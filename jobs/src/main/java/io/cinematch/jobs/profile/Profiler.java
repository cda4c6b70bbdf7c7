package io.cinematch.jobs.profile;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.cinematch.model.catalogue.Movie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Describes a cleaned data set from three small aggregates: by stars, by user and by movie. */
public final class Profiler {
    private static final double[] TAIL = {0.01, 0.05, 0.10, 0.20, 0.50};

    private Profiler() {}

    /**
     * The profile.
     *
     * @param ratings (user, movie, stars, time), not empty
     */
    public static DataProfile profile(
            Dataset<Row> ratings, List<Movie> movies, Map<String, Long> rejected, long superseded) {
        Map<String, Long> stars = new TreeMap<>();
        ratings.groupBy("stars")
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(r -> stars.put(Float.toString(r.getFloat(0)), r.getLong(1)));
        long[] perUser = ratings.groupBy("user").agg(count(lit(1))).collectAsList().stream()
                .mapToLong(r -> r.getLong(1))
                .sorted()
                .toArray();
        List<Row> byMovie = ratings.groupBy("movie")
                .agg(count(lit(1)), sum("stars"), min("time"), max("time"))
                .collectAsList();
        long[] perMovie = byMovie.stream().mapToLong(r -> r.getLong(1)).sorted().toArray();
        long n = LongStream.of(perUser).sum();
        double total = byMovie.stream().mapToDouble(r -> r.getDouble(2)).sum();
        return new DataProfile(
                n,
                perUser.length,
                movies.size(),
                perMovie.length,
                (double) n / perUser.length / perMovie.length,
                total / n,
                Instant.ofEpochSecond(
                        byMovie.stream().mapToLong(r -> r.getLong(3)).min().orElseThrow()),
                Instant.ofEpochSecond(
                        byMovie.stream().mapToLong(r -> r.getLong(4)).max().orElseThrow()),
                stars,
                quantiles(perUser),
                quantiles(perMovie),
                longTail(perMovie, n),
                genres(byMovie, movies),
                rejected,
                superseded);
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

    private static List<DataProfile.Genre> genres(List<Row> byMovie, List<Movie> movies) {
        Map<Integer, Row> rated = new HashMap<>();
        byMovie.forEach(r -> rated.put(r.getInt(0), r));
        Map<String, double[]> sums = new TreeMap<>();
        for (Movie movie : movies) {
            Row r = rated.get(movie.id());
            List<String> genres = movie.genres().isEmpty() ? List.of("(none)") : movie.genres();
            for (String genre : genres) {
                double[] sum = sums.computeIfAbsent(genre, g -> new double[3]);
                sum[0]++;
                sum[1] += r == null ? 0 : r.getLong(1);
                sum[2] += r == null ? 0 : r.getDouble(2);
            }
        }
        return sums.entrySet().stream()
                .map(e -> new DataProfile.Genre(
                        e.getKey(),
                        (long) e.getValue()[0],
                        (long) e.getValue()[1],
                        e.getValue()[1] == 0 ? 0 : e.getValue()[2] / e.getValue()[1]))
                .toList();
    }
}
