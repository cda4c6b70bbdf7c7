package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.score.ItemFactors;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Turns what training leaves in blocks into what a model has: a table of users, and the items at the driver. */
final class LearnedFactors {
    /** (id: long, bias: float, features: array of float). */
    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType, false)
            .add("bias", DataTypes.FloatType, false)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);

    private LearnedFactors() {}

    static Dataset<Row> users(SparkSession spark, JavaRDD<UserPart> parts, int rank) {
        return spark.createDataFrame(parts.flatMap(part -> rows(part, rank).iterator()), SCHEMA);
    }

    private static List<Row> rows(UserPart part, int rank) {
        List<Row> rows = new ArrayList<>(part.ids.length);
        for (int k = 0; k < part.ids.length; k++) {
            rows.add(RowFactory.create(part.ids[k], part.factors.b[k], part.factors.row(k, rank)));
        }
        return rows;
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
