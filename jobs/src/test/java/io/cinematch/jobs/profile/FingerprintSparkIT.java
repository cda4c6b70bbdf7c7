package io.cinematch.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.catalogue.Movie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class FingerprintSparkIT {
    private static final StructType RATINGS = new StructType()
            .add("user", DataTypes.LongType)
            .add("movie", DataTypes.IntegerType)
            .add("stars", DataTypes.FloatType)
            .add("time", DataTypes.LongType);

    private static final List<Movie> MOVIES = IntStream.range(0, 30)
            .mapToObj(id -> new Movie(id, "m" + id, 2000, List.of(), "", ""))
            .toList();

    private static List<Row> ratings() {
        Random random = new Random(1);
        List<Row> ratings = new ArrayList<>();
        for (long user = 0; user < 50; user++) {
            for (int movie = 0; movie < 30; movie++) {
                ratings.add(rating(user, movie, 1 + random.nextInt(5), random.nextInt(1_000_000)));
            }
        }
        return ratings;
    }

    private static Row rating(long user, int movie, float stars, long time) {
        return RowFactory.create(user, movie, stars, time);
    }

    private static String fingerprint(List<Row> ratings, int partitions) {
        return Profiler.profile(
                        SharedSpark.session().createDataFrame(ratings, RATINGS).repartition(partitions),
                        MOVIES,
                        Map.of(),
                        ratings.size())
                .fingerprint();
    }

    @Test
    void isTheSameInWhateverOrderAndPartitions() {
        List<Row> ratings = ratings();
        String expected = fingerprint(ratings, 1);
        Collections.shuffle(ratings, new Random(2));

        assertThat(fingerprint(ratings, 7)).isEqualTo(expected).matches("[0-9a-f]{16}");
    }

    @Test
    void isAnotherWhenAnythingIs() {
        Set<String> all = new HashSet<>(List.of(fingerprint(ratings(), 2)));
        List<Row> changes =
                List.of(rating(7, 3, 0.5f, 10), rating(7, 3, 0.5f, 11), rating(7, 4, 0.5f, 10), rating(8, 3, 0.5f, 10));
        for (Row change : changes) {
            List<Row> other = ratings();
            other.set(100, change);
            all.add(fingerprint(other, 2));
        }
        all.add(fingerprint(ratings().subList(1, 1500), 2));

        assertThat(all).hasSize(6);
    }

    /** Two equal ratings would cancel each other in an exclusive or alone. */
    @Test
    void ratingsThatComeTwiceCount() {
        List<Row> twice = ratings();
        twice.addAll(List.of(rating(99, 1, 3, 5), rating(99, 1, 3, 5)));
        List<Row> others = ratings();
        others.addAll(List.of(rating(98, 1, 3, 5), rating(98, 1, 3, 5)));

        assertThat(List.of(fingerprint(twice, 2), fingerprint(others, 2), fingerprint(ratings(), 2)))
                .doesNotHaveDuplicates();
    }

    /** What runs are compared by must not change with a version of Spark or of ours: this value is what Spark 4.1.0 gave. */
    @Test
    void staysWhatItIs() {
        assertThat(fingerprint(List.of(rating(1, 10, 4, 100), rating(1, 20, 2.5f, 300)), 1))
                .isEqualTo("2387b2651db4d473");
    }
}
