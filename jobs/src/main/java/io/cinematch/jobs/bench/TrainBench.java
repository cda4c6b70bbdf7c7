package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Our estimator's fit beside that of MLlib's ALS, on the training side of one split. */
public final class TrainBench {
    private static final int ALS_ITERATIONS = 10;

    private final Bench bench;
    private final int rank;
    private final int epochs;
    private final int blocks;
    private final int repeat;

    public TrainBench(Bench bench, int rank, int epochs, int blocks, int repeat) {
        this.bench = bench;
        this.rank = rank;
        this.epochs = epochs;
        this.blocks = blocks;
        this.repeat = repeat;
    }

    public BenchReport run(MovieLensFolder folder) {
        Dataset<Row> ratings = BenchData.ratings(bench, folder);
        Dataset<Row> train = BenchData.side(ratings, bench.settings().split(), false);
        Dataset<Row> test = BenchData.side(ratings, bench.settings().split(), true);
        ratings.unpersist();
        long rows = train.count();
        Trainer trainer = new Trainer(train);
        UserHistories held = UserHistories.of(
                test.withColumn("held", lit(true)), bench.spark().sparkContext().defaultParallelism());
        List<Measured> measured = new Contest(bench, repeat)
                .run(List.of(
                        contender("funksvd", epochs, Map.of("validationShare", 0.0), trainer, held, rows),
                        contender("als", ALS_ITERATIONS, Map.of(), trainer, held, rows)));
        held.forget();
        test.unpersist();
        train.unpersist();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rank", rank);
        parameters.put("blocks", blocks);
        parameters.put("split", Splitter.describe(bench.settings().split()));
        return new BenchReport(
                "train",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "%s, %,d ratings to train on".formatted(BenchData.describe(folder), rows),
                parameters,
                measured,
                Map.of(
                        "funksvd fit ÷ ALS fit",
                        measured.get(0).medianSeconds() / measured.get(1).medianSeconds()));
    }

    private Contender<TrainedModel> contender(
            String name, int iterations, Map<String, Double> changes, Trainer trainer, UserHistories held, long rows) {
        Map<String, Double> all = new TreeMap<>(changes);
        all.put("rank", (double) rank);
        all.put("maxIter", (double) iterations);
        all.put("numBlocks", (double) blocks);
        Variant variant = VariantKeys.changed(bench.settings().variants().get(name), all);
        return new Contender<>(
                "%s fit, %d iterations".formatted(name, iterations),
                "the estimator's fit on cached ratings, to factors in memory",
                (double) rows * iterations,
                () -> trainer.train(name, variant, epoch -> {}),
                model -> look(model, held));
    }

    private Map<String, Double> look(TrainedModel model, UserHistories held) {
        try (Judge judge = Judge.ofStars(bench.spark(), held)) {
            Map<String, Double> metrics = judge.metrics(model.info(), model.users(), model.items());
            return new TreeMap<>(Map.of("test RMSE", metrics.get("rmse"), "test MAE", metrics.get("mae")));
        }
    }
}
