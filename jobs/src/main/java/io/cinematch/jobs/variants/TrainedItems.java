package io.cinematch.jobs.variants;

import io.cinematch.model.score.ItemFactors;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** The item side of a trained model in memory, to be broadcast: every movie with training ratings, ordered by id. */
public final class TrainedItems implements Serializable {
    public final int[] ids;
    public final ItemFactors factors;

    private TrainedItems(int[] ids, ItemFactors factors) {
        this.ids = ids;
        this.factors = factors;
    }

    /** Brings an item table to the driver. */
    public static TrainedItems collect(Dataset<Row> items, double mu, int rank) {
        InternalRow[] rows = items.select("id", "bias", "features")
                .orderBy("id")
                .queryExecution()
                .executedPlan()
                .executeCollect();
        int[] ids = new int[rows.length];
        float[] b = new float[rows.length];
        float[] q = new float[rows.length * rank];
        for (int i = 0; i < rows.length; i++) {
            ids[i] = Math.toIntExact(rows[i].getLong(0));
            b[i] = rows[i].getFloat(1);
            System.arraycopy(rows[i].getArray(2).toFloatArray(), 0, q, i * rank, rank);
        }
        return new TrainedItems(ids, new ItemFactors(mu, rank, b, q));
    }

    /** Index of a movie, or a negative number when it had no training ratings. */
    public int indexOf(int movie) {
        return Arrays.binarySearch(ids, movie);
    }
}
