package io.cinematch.jobs.bench;

import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.UserSampler;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The ratings of {@code ./cinematch data sample}, made inside Spark: no files, and no machine holds all of them. */
final class GeneratedRatings {
    private static final StructType RATINGS = new StructType()
            .add("user", DataTypes.LongType, false)
            .add("movie", DataTypes.IntegerType, false)
            .add("stars", DataTypes.FloatType, false)
            .add("expected", DataTypes.FloatType, false);

    /** Ratings of the average user of MovieLens 20M. */
    private static final int PER_USER = 144;

    private static final int SLICES_PER_CORE = 8;

    private GeneratedRatings() {}

    /** As many users as these ratings have in MovieLens; movies grow more slowly, from 3,700 at 1 M to 27,000 at 20 M. */
    static SampleSpec spec(long ratings, long seed) {
        int users = (int) Math.max(1, ratings / PER_USER);
        int movies = (int) Math.max(PER_USER * 2, Math.round(3_700 * Math.pow(ratings / 1e6, 2.0 / 3)));
        return new SampleSpec(users, movies, ratings, seed);
    }

    /** (user: long, movie: int, stars: float, expected: float, the best possible prediction). */
    static Dataset<Row> of(SparkSession spark, SampleSpec spec) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<int[]> counts = context.broadcast(UserSampler.counts(spec));
        int slices = SLICES_PER_CORE * spark.sparkContext().defaultParallelism();
        Slice slice = new Slice(spec.users(), spec.movies(), spec.ratings(), spec.seed(), slices);
        List<Integer> numbers = IntStream.range(0, slices).boxed().toList();
        return spark.createDataFrame(
                context.parallelize(numbers, slices).flatMap(number -> slice.rows(number, counts.value())), RATINGS);
    }

    /** Some of the users; plain numbers, for Spark to move. */
    private static final class Slice implements Serializable {
        private final int users;
        private final int movies;
        private final long ratings;
        private final long seed;
        private final int slices;

        private Slice(int users, int movies, long ratings, long seed, int slices) {
            this.users = users;
            this.movies = movies;
            this.ratings = ratings;
            this.seed = seed;
            this.slices = slices;
        }

        /** Every {@code slices}-th user, one after the other. */
        Iterator<Row> rows(int number, int[] counts) {
            UserSampler sampler = UserSampler.of(new SampleSpec(users, movies, ratings, seed), counts);
            return IntStream.iterate(1 + number, id -> id <= users, id -> id + slices)
                    .boxed()
                    .flatMap(id -> {
                        List<Row> own = new ArrayList<>(counts[id - 1]);
                        sampler.rate(
                                id,
                                (movie, stars, time, expected) ->
                                        own.add(RowFactory.create((long) id, movie, (float) stars, (float) expected)));
                        return own.stream();
                    })
                    .iterator();
        }
    }
}
