package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.score.ItemFactors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Turns what training leaves in blocks into what a model has: a table of users, and the items at the driver. */
final class LearnedFactors {
    /** (id: long, bias: float, features: array of float). */
    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType, false)
            .add("bias", DataTypes.FloatType, false)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);

    private LearnedFactors() {}

    /** The users, kept in the cluster; what training had cached of them is not needed any more. */
    static Dataset<Row> users(SparkSession spark, Ratings ratings, DsgdTrainer.Trained trained, int rank) {
        JavaRDD<UserPart> parts = ratings.blocks.zipPartitions(
                trained.users(),
                (blocks, states) -> Arrays.asList(new UserPart(blocks.next().userIds, states.next().users))
                        .iterator());
        // All that the model needs of the training's cached data, so that the rest can go now.
        parts.persist(StorageLevel.MEMORY_AND_DISK()).setName("FunkSVD user factors");
        parts.rdd().localCheckpoint();
        parts.count();
        trained.users().context().unpersistRDD(trained.users().id(), false);
        return spark.createDataFrame(parts.flatMap(part -> part.rows(rank).iterator()), SCHEMA);
    }

    /** Users of one block with what was learned of them. */
    private static final class UserPart implements Serializable {
        private final long[] ids;
        private final Factors factors;

        private UserPart(long[] ids, Factors factors) {
            this.ids = ids;
            this.factors = factors;
        }

        private List<Row> rows(int rank) {
            List<Row> rows = new ArrayList<>(ids.length);
            for (int k = 0; k < ids.length; k++) {
                rows.add(RowFactory.create(ids[k], factors.b[k], factors.row(k, rank)));
            }
            return rows;
        }
    }

    static TrainedItems items(ItemBlocks blocks, Factors[] learned, double mu, int rank) {
        int n = blocks.ids.length;
        float[] b = new float[n];
        float[] q = new float[n * rank];
        for (int i = 0; i < n; i++) {
            Factors block = learned[blocks.block[i]];
            b[i] = block.b[blocks.local[i]];
            System.arraycopy(block.row(blocks.local[i], rank), 0, q, i * rank, rank);
        }
        return new TrainedItems(blocks.ids, new ItemFactors(mu, rank, b, q));
    }

    /** The items as a table, ordered by id. */
    static Dataset<Row> table(SparkSession spark, TrainedItems items) {
        List<Row> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            rows.add(RowFactory.create(items.ids[i], items.factors.bias(i), items.row(i)));
        }
        return spark.createDataFrame(rows, SCHEMA);
    }
}
