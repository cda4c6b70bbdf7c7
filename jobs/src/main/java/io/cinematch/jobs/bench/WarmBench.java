package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.settings.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Training that starts from yesterday's model beside training anew, on the training side of one split: yesterday a hundredth
 * of the ratings, drawn by a hash, was not yet there.
 */
public final class WarmBench {
    private static final int SHARE = 100;

    private final Bench bench;
    private final int repeat;

    public WarmBench(Bench bench, int repeat) {
        this.bench = bench;
        this.repeat = repeat;
    }

    public BenchReport run(MovieLensFolder folder) {
        Dataset<Row> ratings = BenchData.ratings(bench, folder);
        Dataset<Row> today = BenchData.side(ratings, bench.settings().split(), false);
        UserHistories histories = UserHistories.of(
                Splitter.mark(ratings, bench.settings().split()),
                bench.spark().sparkContext().defaultParallelism());
        Dataset<Row> known =
                BenchData.cached(today.filter(pmod(xxhash64(lit("yesterday"), col("user"), col("movie")), lit(SHARE))
                        .notEqual(0)));
        long rows = today.count();
        long yesterday = known.count();
        Trainer trainer = new Trainer(today);
        Map<String, Double> results = new LinkedHashMap<>();
        List<Measured> measured = new ArrayList<>();
        Judge judge = Judge.of(bench.spark(), bench.settings().evaluate(), today, histories);
        for (String name : List.of("funksvd", "funksvd-rank")) {
            Variant.FunkSvd cold = (Variant.FunkSvd) bench.settings().variants().get(name);
            Variant.FunkSvd warm = cold.lastEpochs(bench.settings().nightly().warmEpochs());
            FunkSVDModel earlier = Trainer.estimator(name, cold).fit(known);
            List<Measured> both = new Contest(bench, repeat)
                    .run(List.of(
                            contender(name + " anew", name, cold, Optional.empty(), trainer, judge, rows),
                            contender(
                                    name + " since yesterday",
                                    name,
                                    warm,
                                    Optional.of(earlier),
                                    trainer,
                                    judge,
                                    rows)));
            measured.addAll(both);
            results.put(
                    name + ": since yesterday ÷ anew",
                    both.get(1).medianSeconds() / both.get(0).medianSeconds());
            both.get(0)
                    .also()
                    .forEach((metric, value) -> results.put(
                            "%s: %s, since yesterday − anew".formatted(name, metric),
                            both.get(1).also().get(metric) - value));
        }
        judge.close();
        results.put(
                "both: since yesterday ÷ anew",
                (measured.get(1).medianSeconds() + measured.get(3).medianSeconds())
                        / (measured.get(0).medianSeconds() + measured.get(2).medianSeconds()));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("warmEpochs", bench.settings().nightly().warmEpochs());
        parameters.put("split", Splitter.describe(bench.settings().split()));
        return new BenchReport(
                "warm",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "%s, %,d ratings to train on, %,d of them yesterday"
                        .formatted(BenchData.describe(folder), rows, yesterday),
                parameters,
                measured,
                results);
    }

    private Contender<TrainedModel> contender(
            String title,
            String name,
            Variant.FunkSvd variant,
            Optional<FunkSVDModel> earlier,
            Trainer trainer,
            Judge judge,
            long rows) {
        return new Contender<>(
                title,
                "the estimator's fit on cached ratings, from and to factors in memory",
                (double) rows * variant.maxIter(),
                () -> trainer.train(name, variant, earlier, epoch -> {}),
                model -> look(model, judge));
    }

    private static Map<String, Double> look(TrainedModel model, Judge judge) {
        Map<String, Double> found = new TreeMap<>();
        found.put("epochs", (double) model.epochs().size());
        judge.metrics(model.info(), model.users(), model.items()).forEach((metric, value) -> {
            if (metric.equals("rmse") || metric.startsWith("ndcg@")) {
                found.put("test " + metric, value);
            }
        });
        return found;
    }
}
