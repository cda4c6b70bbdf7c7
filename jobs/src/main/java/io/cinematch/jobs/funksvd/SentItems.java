package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.cinematch.jobs.items.TrainedItems;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** A model's items, sent to the executors when they are first needed there; copies of the model share them. */
final class SentItems {
    final TrainedItems items;
    private Broadcast<TrainedItems> sent;

    SentItems(TrainedItems items) {
        this.items = items;
    }

    /** Those items alone whose ids are in a column {@code id}; of the ids only the known come to the driver, once each. */
    SentItems only(Dataset<Row> ids) {
        Broadcast<TrainedItems> all = broadcast(ids.sparkSession());
        UDF1<Long, Integer> indexOf = id -> id == null ? -1 : all.value().indexOf(id);
        int[] indexes = ids
                .select(udf(indexOf, DataTypes.IntegerType).apply(col("id")).as("item"))
                .filter("item >= 0")
                .distinct()
                .as(Encoders.INT())
                .collectAsList()
                .stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return new SentItems(items.only(indexes));
    }

    /** Spark frees it with the last data set that uses it. */
    synchronized Broadcast<TrainedItems> broadcast(SparkSession spark) {
        if (sent == null) {
            sent = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(items);
        }
        return sent;
    }
}
