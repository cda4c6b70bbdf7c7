package io.cinematch.jobs.ratinglog;

import io.cinematch.model.release.LogPosition;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.RedisAddress;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads a stretch of the rating log as a table. */
final class LogRows implements Serializable {
    /** Either a statement, or the key and the text of an entry that is none. */
    private static final StructType TABLE = table();

    private final RedisAddress redis;
    private final Duration timeout;
    private final LogPosition after;
    private final LogPosition through;

    private LogRows(Settings.Redis redis, LogPosition after, LogPosition through) {
        this.redis = redis.address();
        this.timeout = redis.timeout();
        this.after = after;
        this.through = through;
    }

    private static StructType table() {
        StructType table = new StructType();
        for (StructField field : Statement.TABLE.fields()) {
            table = table.add(field.name(), field.dataType(), true);
        }
        return table.add("log", DataTypes.StringType, true).add("text", DataTypes.StringType, true);
    }

    /** What is in the log after one position, up to another. */
    static Dataset<Row> of(SparkSession spark, Settings.Redis redis, LogPosition after, LogPosition through) {
        List<Integer> buckets = through.buckets().entrySet().stream()
                .filter(part -> !after.knows(part.getKey(), part.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        int tasks = Math.max(1, Math.min(buckets.size(), spark.sparkContext().defaultParallelism()));
        LogRows rows = new LogRows(redis, after, through);
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(buckets, tasks)
                        .flatMap(rows::part),
                TABLE);
    }

    private LogPart part(int bucket) {
        return new LogPart(redis, timeout, bucket, after, through);
    }
}
