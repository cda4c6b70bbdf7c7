package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.funksvd.KernelBench;
import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Our training on ratings that are made for it, of a planted truth: how time and memory grow, and how near it comes. */
public final class GeneratedBench {
    private static final Settings.Split SPLIT =
            new Settings.Split(Settings.SplitStrategy.RANDOM, 0.05, 1, Instant.EPOCH, 1);

    private static final long WARM_UP = 200_000;

    private final Bench bench;
    private final int rank;
    private final int epochs;
    private final int blocks;
    private final long seed;

    public GeneratedBench(Bench bench, int rank, int epochs, int blocks, long seed) {
        this.bench = bench;
        this.rank = rank;
        this.epochs = epochs;
        this.blocks = blocks;
        this.seed = seed;
    }

    /** @param sizes how many ratings, each measured by itself, in this order */
    public BenchReport run(List<Long> sizes) {
        sizes.forEach(ratings -> GeneratedRatings.spec(ratings, seed));
        measure(Math.min(WARM_UP, sizes.get(0)));
        List<Measured> measured = sizes.stream().map(this::measure).toList();
        Map<String, Double> results = new LinkedHashMap<>();
        Measured first = measured.get(0);
        for (Measured other : measured.subList(1, measured.size())) {
            results.put(
                    "cost of an update, %s ÷ %s".formatted(other.name(), first.name()),
                    first.perSecond() / other.perSecond());
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rank", rank);
        parameters.put("epochs", epochs);
        parameters.put("blocks", blocks);
        parameters.put("seed", seed);
        return new BenchReport(
                "train --generated",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "ratings of a planted truth, as of ./cinematch data sample; 5 % held out",
                parameters,
                measured,
                results);
    }

    private Measured measure(long size) {
        CacheMark mark = new CacheMark(bench.spark());
        try (HeapWatch heap = new HeapWatch()) {
            return measure(GeneratedRatings.spec(size, seed), heap);
        } finally {
            mark.giveBack();
        }
    }

    private Measured measure(SampleSpec spec, HeapWatch heap) {
        Map<String, Double> also = new LinkedHashMap<>();
        long started = System.nanoTime();
        Dataset<Row> ratings = BenchData.cached(GeneratedRatings.of(bench.spark(), spec));
        Dataset<Row> marked = Splitter.mark(ratings, SPLIT);
        Dataset<Row> train = Splitter.side(marked, false);
        Dataset<Row> held = Splitter.side(marked, true);
        long rows = train.count();
        also.put("users", (double) spec.users());
        also.put("movies", (double) spec.movies());
        also.put("seconds to make the ratings", seconds(started));
        Variant.FunkSvd variant = variant();
        Trainer trainer = new Trainer(train);
        List<Long> epochEnds = new ArrayList<>();
        started = System.nanoTime();
        TrainedModel model = trainer.train("funksvd", variant, epoch -> epochEnds.add(System.nanoTime()));
        double seconds = seconds(started);
        also.put("heap in use at most, MiB, garbage included", (double) heap.peakMiB());
        also.put("heap left by a collection at most, MiB", (double) heap.peakKeptMiB());
        also.putAll(accuracy(model, held));
        int cores = bench.spark().sparkContext().defaultParallelism();
        double perUpdate = seconds * cores / ((double) rows * epochs);
        also.put("core-nanoseconds per update, whole fit", 1e9 * perUpdate);
        double kernel = KernelBench.secondsPerUpdate(Trainer.estimator("funksvd", variant), train);
        also.put("core-nanoseconds per update, the kernel alone", 1e9 * kernel);
        also.put("whole fit ÷ the kernel alone", perUpdate / kernel);
        if (epochs > 2) {
            // The first epoch warms up, and the last is told of when it ends, the others a stratum later.
            double between = (epochEnds.get(epochs - 2) - epochEnds.get(0)) / 1e9;
            double inEpochs = between * cores / ((double) rows * (epochs - 2));
            also.put("core-nanoseconds per update, epochs only", 1e9 * inEpochs);
            also.put("epochs only ÷ the kernel alone", inEpochs / kernel);
        }
        ratings.unpersist();
        return new Measured(
                "%,d ratings".formatted(spec.ratings()),
                "the estimator's fit on cached ratings, to factors in memory",
                List.of(seconds),
                (double) rows * epochs,
                also);
    }

    private Map<String, Double> accuracy(TrainedModel model, Dataset<Row> held) {
        UserHistories histories = UserHistories.of(
                held.withColumn("held", lit(true)), bench.spark().sparkContext().defaultParallelism());
        double rmse;
        try (Judge judge = Judge.ofStars(bench.spark(), histories)) {
            rmse = judge.metrics(model.info(), model.users(), model.items()).get("rmse");
        }
        histories.forget();
        double floor = held.agg(sqrt(avg(expr("(stars - expected) * (stars - expected)"))))
                .head()
                .getDouble(0);
        Map<String, Double> accuracy = new LinkedHashMap<>();
        accuracy.put("RMSE on what is held out", rmse);
        accuracy.put("RMSE of the planted truth there, the noise floor", floor);
        accuracy.put("RMSE ÷ noise floor", rmse / floor);
        return accuracy;
    }

    private Variant.FunkSvd variant() {
        return (Variant.FunkSvd) VariantKeys.changed(
                bench.settings().variants().get("funksvd"),
                Map.of(
                        "rank", (double) rank,
                        "maxIter", (double) epochs,
                        "numBlocks", (double) blocks,
                        "validationShare", 0.0));
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
