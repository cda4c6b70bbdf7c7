package io.cinematch.jobs.variants;

import io.cinematch.jobs.funksvd.EpochStats;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a variant learned, as factors of r̂ = μ + b_u + b_i + p_u·q_i; a simpler model leaves some of them zero or empty.
 *
 * @param users {@link io.cinematch.jobs.funksvd.FunkSVDModel#FACTORS}
 * @param items the same, of every item in the training data
 * @param epochs how training went, for algorithms that tell
 * @param bestEpoch the epoch the model is from; 0 where there are none
 */
public record TrainedModel(
        ModelInfo info, Dataset<Row> users, Dataset<Row> items, List<EpochStats> epochs, int bestEpoch) {
    public TrainedModel {
        epochs = List.copyOf(epochs);
    }
}
