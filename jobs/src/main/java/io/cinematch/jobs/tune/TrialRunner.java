package io.cinematch.jobs.tune;

import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Trains candidates on one side of a split and judges them on the other; both sides are read once for all of them. */
final class TrialRunner implements AutoCloseable {
    private final SparkSession spark;
    private final Dataset<Row> train;
    private final UserHistories histories;
    private final Trainer trainer;
    private final Judge judge;

    /**
     * @param train (user: long, movie: int, stars: float, …), at least one
     * @param held the same columns
     * @param lists how lists are judged; empty to judge stars alone, which takes a fraction of the time
     */
    TrialRunner(Dataset<Row> train, Dataset<Row> held, Optional<Settings.Evaluate> lists) {
        spark = train.sparkSession();
        this.train = train.persist(StorageLevel.MEMORY_AND_DISK());
        histories = UserHistories.of(
                this.train.withColumn("held", lit(false)).unionByName(held.withColumn("held", lit(true))),
                spark.sparkContext().defaultParallelism());
        trainer = new Trainer(this.train);
        judge = lists.map(settings -> Judge.of(spark, settings, this.train, histories))
                .orElseGet(() -> Judge.ofStars(spark, histories));
    }

    /** A model that cannot be trained is a result, too. */
    Trial run(int number, String name, Variant variant) {
        CacheMark mark = new CacheMark(spark);
        long started = System.nanoTime();
        try {
            TrainedModel model = trainer.train(name, variant, epoch -> {});
            double seconds = (System.nanoTime() - started) / 1e9;
            Map<String, Double> metrics = judge.metrics(model.info(), model.users(), model.items());
            boolean finite = metrics.values().stream().allMatch(Double::isFinite);
            return new Trial(
                    number,
                    variant,
                    finite ? named(metrics) : Map.of(),
                    model.bestEpoch(),
                    seconds,
                    finite ? Optional.empty() : Optional.of("its predictions are no finite numbers"));
        } catch (ArithmeticException diverged) {
            double seconds = (System.nanoTime() - started) / 1e9;
            return new Trial(number, variant, Map.of(), 0, seconds, Optional.of(diverged.getMessage()));
        } finally {
            mark.giveBack();
        }
    }

    /** Without the length of the lists in the names: it is the same for all. */
    private static Map<String, Double> named(Map<String, Double> metrics) {
        Map<String, Double> named = new TreeMap<>();
        metrics.forEach((name, value) -> named.put(name.replaceFirst("@.*", ""), value));
        return named;
    }

    @Override
    public void close() {
        judge.close();
        histories.forget();
        train.unpersist();
    }
}
