package io.cinematch.jobs.evaluate;

import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.score.ItemFactors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A run's held-out ratings, ready to judge variants on; closed when all are judged. */
public final class TestSide implements AutoCloseable {
    private final Dataset<Row> train;
    private final Dataset<Row> test;
    private final UserHistories histories;
    private final List<Movie> movies;
    private final Yardstick by;
    private final Judge judge;
    private final long ratings;

    private TestSide(NightContext night, Optional<ItemFactors> space, Dataset<Row> train, Dataset<Row> test) {
        this.train = train;
        this.test = test;
        ratings = test.count();
        movies = MovieTable.read(night.spark(), night.run().lakeMovies());
        Candidates candidates = CandidateTable.of(train);
        by = new Yardstick(
                night.settings().evaluate().k(),
                night.settings().evaluate().relevantStars(),
                candidates,
                MovieGroups.of(movies, candidates),
                GenreBits.of(movies, candidates),
                space.filter(factors -> factors.size() == candidates.size()).orElse(null));
        histories = UserHistories.of(
                train.withColumn("held", lit(false)).unionByName(test.withColumn("held", lit(true))),
                night.spark().sparkContext().defaultParallelism());
        judge = new Judge(JavaSparkContext.fromSparkContext(night.spark().sparkContext()), histories, by);
    }

    /** That of the night's run. */
    public static TestSide of(NightContext night, RunReport report) {
        Dataset<Row> train = night.spark().read().parquet(night.run().train());
        Dataset<Row> test = night.spark().read().parquet(night.run().test());
        if (train.isEmpty() || test.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "There is nothing to judge by: the %s side of the split is empty."
                            .formatted(train.isEmpty() ? "training" : "test"),
                    "Change the settings under split, and run ./cinematch split again.");
        }
        return new TestSide(night, space(night, report), train, test);
    }

    /**
     * The factors in which the diversity of all variants' lists is measured: of the first that predicts stars, whose
     * factors say what people think of movies, else of any that has some; all of them are numbers.
     */
    private static Optional<ItemFactors> space(NightContext night, RunReport report) {
        ModelFiles files = new ModelFiles(night.spark(), night.storage());
        return report.variants().stream()
                .map(VariantReport::name)
                .filter(name -> files.has(night.run().model(name)))
                .map(name -> files.info(night.run().model(name)))
                .filter(info -> info.rank() > 0)
                .sorted((a, b) -> b.heads().size() - a.heads().size())
                .map(info -> {
                    Dataset<Row> items = files.items(night.run().model(info.variant()));
                    return TrainedItems.collect(items, info.mu(), info.rank()).factors;
                })
                .filter(TestSide::areNumbers)
                .findFirst();
    }

    private static boolean areNumbers(ItemFactors factors) {
        return IntStream.range(0, factors.size())
                .allMatch(item ->
                        IntStream.range(0, factors.rank()).allMatch(f -> Float.isFinite(factors.factor(item, f))));
    }

    /** Number of held-out ratings. */
    public long ratings() {
        return ratings;
    }

    Judge judge() {
        return judge;
    }

    Yardstick yardstick() {
        return by;
    }

    Examples examples() {
        return new Examples(movies, by.candidates, train, test, by.relevantStars);
    }

    @Override
    public void close() {
        judge.close();
        histories.forget();
    }
}
