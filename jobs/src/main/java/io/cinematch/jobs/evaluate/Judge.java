package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.release.Head;
import io.cinematch.model.settings.Settings;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Judges trained models on the held-out ratings of users' histories; {@link VariantEvaluator} says how. */
public final class Judge {
    private final SparkSession spark;
    private final int k;
    private final double relevantStars;

    private Judge(SparkSession spark, int k, double relevantStars) {
        this.spark = spark;
        this.k = k;
        this.relevantStars = relevantStars;
    }

    public static Judge of(SparkSession spark, Settings.Evaluate settings) {
        return new Judge(spark, settings.k(), settings.relevantStars());
    }

    /** One that ranks nothing, which takes most of the time, and so knows only rmse and mae. */
    public static Judge ofStars(SparkSession spark) {
        return new Judge(spark, 1, Double.POSITIVE_INFINITY);
    }

    /**
     * Metrics by name, as in a run's report.
     *
     * @param users {@link io.cinematch.jobs.funksvd.FunkSVDModel#FACTORS}
     * @param items the same
     */
    public Map<String, Double> metrics(
            ModelInfo info, Dataset<Row> users, Dataset<Row> items, UserHistories histories) {
        TrainedItems known = TrainedItems.collect(items, info.mu(), info.rank());
        VariantEvaluator evaluator =
                new VariantEvaluator(known, info.meanStars(), info.heads().contains(Head.STARS), k, relevantStars);
        Broadcast<VariantEvaluator> sent =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(evaluator);
        // Collected, then summed in the order of partitions: doubles add up differently in another.
        EvaluationSums sums =
                histories.with(List.of(users), partition -> sent.value().partition(partition)).collect().stream()
                        .reduce(new EvaluationSums(known.ids.length), EvaluationSums::plus);
        sent.destroy();
        return sums.metrics(k);
    }
}
