package io.cinematch.jobs.score;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The users' records of a release: a table that is computed while it is read, until this is closed. */
public final class UserTable implements AutoCloseable {
    /** (user: long, record: bytes). */
    public static final StructType USERS =
            new StructType().add("user", DataTypes.LongType, false).add("record", DataTypes.BinaryType, false);

    private final SparkSession spark;
    private final List<TrainedModel> models;
    private final Broadcast<UserScorer> scorer;

    /** @param items of each model; the first model makes the lists */
    public UserTable(SparkSession spark, List<TrainedModel> models, List<TrainedItems> items, int listSize) {
        this.spark = spark;
        this.models = models;
        scorer = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new UserScorer(items, listSize));
    }

    /** (user: long, record: bytes) of every user with ratings. */
    public Dataset<Row> of(UserHistories users) {
        Broadcast<UserScorer> sent = scorer;
        return spark.createDataFrame(
                users.with(
                        models.stream().map(TrainedModel::users).toList(),
                        partition -> sent.value().partition(partition)),
                USERS);
    }

    @Override
    public void close() {
        scorer.destroy();
    }
}
