package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.score.ScoredRelease;
import io.cinematch.jobs.score.UserTable;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A run's scored files as they are for so many users of MovieLens: two models, lists, and what each has rated, 144 movies
 * on average and 20 at least. The numbers in them are luck.
 */
final class GeneratedRelease implements Serializable {
    private static final int LEAST_RATED = 20;
    private static final int MEAN_RATED = 144;
    private static final int SLICES_PER_CORE = 2;

    private final int users;
    private final int movies;
    private final int rank;
    private final int listSize;
    private final long seed;

    GeneratedRelease(int users, int movies, int rank, int listSize, long seed) {
        this.users = users;
        this.movies = movies;
        this.rank = rank;
        this.listSize = listSize;
        this.seed = seed;
    }

    /** Writes what score would have left of a variant, and returns the report of its run. */
    RunReport write(NightContext night, String variant) {
        String folder = night.run().scored(variant);
        users(night.spark()).write().parquet(folder + "/users");
        items(night.spark()).write().parquet(folder + "/items");
        night.storage()
                .write(
                        folder + "/scored.json",
                        new ScoredRelease(
                                List.of(model(Head.RANK), model(Head.STARS)), "plain", movies, users, listSize));
        List<Movie> films = IntStream.rangeClosed(1, movies)
                .mapToObj(id -> new Movie(id, "Film of number " + id, 1990, List.of("Comedy", "Drama"), "tt" + id, ""))
                .toList();
        MovieTable.of(night.spark(), films).write().parquet(night.run().lakeMovies());
        return RunReport.begun(night.run().id(), night.clock().instant(), "generated")
                .withData(profile());
    }

    private HeadModel model(Head head) {
        return new HeadModel(List.of(head), "funksvd", rank, 3.5, Regularisation.of(0.04), Missing.NONE);
    }

    /** (user: long, record: bytes). */
    private Dataset<Row> users(SparkSession spark) {
        int slices = SLICES_PER_CORE * spark.sparkContext().defaultParallelism();
        return spark.createDataFrame(
                spark.range(1, users + 1L, 1, slices).toJavaRDD().map(user -> RowFactory.create(user, record(user))),
                UserTable.USERS);
    }

    private byte[] record(long user) {
        Random random = new Random(seed + user);
        double beyond = -Math.log(1 - random.nextDouble()) * (MEAN_RATED - LEAST_RATED);
        int[] rated = random.ints(0, movies)
                .distinct()
                .limit(Math.min(movies / 2, LEAST_RATED + (int) beyond))
                .sorted()
                .toArray();
        float[] stars = new float[rated.length];
        for (int k = 0; k < stars.length; k++) {
            stars[k] = (1 + random.nextInt(10)) / 2f;
        }
        int[] list = random.ints(0, movies).distinct().limit(listSize).toArray();
        return UserRecordCodec.encode(new UserRecord(list, List.of(factors(random), factors(random)), rated, stars));
    }

    private UserFactors factors(Random random) {
        float[] p = new float[rank];
        for (int f = 0; f < rank; f++) {
            p[f] = (float) random.nextGaussian();
        }
        return new UserFactors(0.1f, p);
    }

    /** (id: long, popularity: int, model0, model1: (bias, features)). */
    private Dataset<Row> items(SparkSession spark) {
        Dataset<Row> features = spark.range(1, movies + 1L)
                .withColumn("popularity", lit(1))
                .withColumn("bias", functions.randn(seed).cast("float"))
                .withColumn(
                        "features",
                        functions.array(
                                Stream.generate(() -> functions.randn(seed).cast("float"))
                                        .limit(rank)
                                        .toArray(Column[]::new)));
        return features.select(
                        functions.col("id"),
                        functions.col("popularity"),
                        struct("bias", "features").as("model0"),
                        struct("bias", "features").as("model1"))
                .coalesce(1);
    }

    private DataProfile profile() {
        DataProfile.Quantiles none = new DataProfile.Quantiles(0, 0, 0, 0, 0, 0, 0);
        return new DataProfile(
                (long) users * MEAN_RATED,
                users,
                movies,
                movies,
                0,
                3.5,
                Instant.EPOCH,
                Instant.EPOCH,
                Map.of(),
                none,
                none,
                List.of(),
                List.of(),
                Map.of(),
                0,
                "");
    }
}
