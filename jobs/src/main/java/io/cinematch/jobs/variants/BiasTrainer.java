package io.cinematch.jobs.variants;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.settings.Variant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * r̂ = μ + b_i, or μ + b_u + b_i, with damped means (Funk 2006; Ekstrand et al., <i>Collaborative Filtering Recommender
 * Systems</i>, 2011, eq. 2.1):
 *
 * <pre>b_i = Σ_u (r − μ) / (d_i + n_i)      b_u = Σ_i (r − μ − b_i) / (d_u + n_u)</pre>
 */
final class BiasTrainer {
    private static final double BILLION = 1e9;

    private final Dataset<Row> ratings;
    private final double mu;

    BiasTrainer(Dataset<Row> ratings, double mu) {
        this.ratings = ratings;
        this.mu = mu;
    }

    TrainedModel train(String name, Variant.ItemMean variant) {
        return model(name, variant, FactorTable.empty(ratings.sparkSession()), items(variant.damping()));
    }

    TrainedModel train(String name, Variant.Bias variant) {
        Dataset<Row> items = items(variant.itemDamping());
        Dataset<Row> explained = ratings.join(broadcast(items), col("movie").equalTo(col("id")));
        Dataset<Row> users = damped("user", explained.drop("id"), variant.userDamping());
        return model(name, variant, withFeatures(users), items);
    }

    private TrainedModel model(String name, Variant variant, Dataset<Row> users, Dataset<Row> items) {
        ModelInfo info = new ModelInfo(
                name, variant.algorithm(), variant.heads(), 0, mu, Regularisation.of(0), Missing.NONE, mu);
        return new TrainedModel(info, users, withFeatures(items), List.of(), 0);
    }

    private Dataset<Row> items(double damping) {
        return damped("movie", ratings.withColumn("bias", lit(0)), damping);
    }

    /** Σ (r − μ − bias) / (damping + n), summed as whole billionths: doubles add up differently in another order. */
    private Dataset<Row> damped(String key, Dataset<Row> rated, double damping) {
        Column billionths = round(col("stars").minus(mu).minus(col("bias")).multiply(BILLION))
                .cast("long");
        return rated.groupBy(col(key).cast("long").as("id"))
                .agg(sum(billionths).as("residual"), count(lit(1)).as("n"))
                .select(
                        col("id"),
                        col("residual")
                                .divide(BILLION)
                                .divide(col("n").plus(damping))
                                .cast("float")
                                .as("bias"));
    }

    private static Dataset<Row> withFeatures(Dataset<Row> biases) {
        return biases.withColumn("features", FactorTable.noFeatures());
    }
}
