package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.cinematch.jobs.items.TrainedItems;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/** Predicts ratings of pairs: users by one join, for their table may be large; items where the pair is. */
final class Predictor {
    private final Dataset<Row> users;
    private final String userCol;
    private final String itemCol;
    private final UserDefinedFunction score;
    private final UserDefinedFunction known;

    Predictor(Dataset<Row> userFactors, Broadcast<TrainedItems> sent, String userCol, String itemCol) {
        users = userFactors.toDF("__funksvd_id", "__funksvd_bias", "__funksvd_features");
        this.userCol = userCol;
        this.itemCol = itemCol;
        UDF3<Long, Float, Seq<Float>, Float> score = (item, bu, pu) -> score(sent.value(), item, bu, pu);
        this.score = udf(score, DataTypes.FloatType).asNonNullable();
        UDF1<Long, Boolean> known = item -> item != null && sent.value().indexOf(item) >= 0;
        this.known = udf(known, DataTypes.BooleanType).asNonNullable();
    }

    /** Adds a prediction to each row: NaN for strangers, or they are dropped before anything is shuffled. */
    Dataset<Row> predict(Dataset<?> data, String predictionCol, boolean drop) {
        Dataset<?> asked = drop ? data.filter(known.apply(itemId())) : data;
        return asked.join(
                        users,
                        col(userCol).cast(DataTypes.LongType).equalTo(col("__funksvd_id")),
                        drop ? "inner" : "left")
                .withColumn(predictionCol, score.apply(itemId(), col("__funksvd_bias"), col("__funksvd_features")))
                .drop("__funksvd_id", "__funksvd_bias", "__funksvd_features");
    }

    private Column itemId() {
        return col(itemCol).cast(DataTypes.LongType);
    }

    private static float score(TrainedItems items, Long item, Float bias, Seq<Float> features) {
        int index = item == null || features == null ? -1 : items.indexOf(item);
        if (index < 0) {
            return Float.NaN;
        }
        float[] p = new float[features.size()];
        for (int f = 0; f < p.length; f++) {
            p[f] = features.apply(f);
        }
        return items.factors.score(index, bias, p);
    }
}
