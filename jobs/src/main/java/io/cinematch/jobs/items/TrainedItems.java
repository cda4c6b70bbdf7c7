package io.cinematch.jobs.items;

import io.cinematch.model.kernel.Kernels;
import io.cinematch.model.score.ItemFactors;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The item side of a trained model in memory, to be broadcast: every item with training ratings, ordered by id. It takes
 * 4·(rank + 1) + 8 bytes for each item.
 */
public final class TrainedItems implements Serializable {
    /** The longest array that every JVM allows. */
    public static final long MOST_FACTORS = Integer.MAX_VALUE - 8;

    /** Ascending. */
    public final long[] ids;

    public final ItemFactors factors;

    /**
     * Puts ids and factors together.
     *
     * @param ids ascending, one for each of the factors' items
     */
    public TrainedItems(long[] ids, ItemFactors factors) {
        if (ids.length != factors.size()) {
            throw new IllegalArgumentException("%d ids of %d items".formatted(ids.length, factors.size()));
        }
        this.ids = ids;
        this.factors = factors;
    }

    /**
     * Brings an item table to the driver.
     *
     * @param items (id: long, bias: float, features: array of float)
     */
    public static TrainedItems collect(Dataset<Row> items, double mu, int rank) {
        InternalRow[] rows = items.select("id", "bias", "features")
                .queryExecution()
                .executedPlan()
                .executeCollect();
        refuseTooMany(rows.length, rank);
        Arrays.sort(rows, Comparator.comparingLong(row -> row.getLong(0)));
        long[] ids = new long[rows.length];
        float[] b = new float[rows.length];
        float[] q = new float[rows.length * rank];
        for (int i = 0; i < rows.length; i++) {
            ids[i] = rows[i].getLong(0);
            b[i] = rows[i].getFloat(1);
            System.arraycopy(rows[i].getArray(2).toFloatArray(), 0, q, i * rank, rank);
        }
        return new TrainedItems(ids, new ItemFactors(mu, rank, b, q));
    }

    /**
     * Refuses a catalogue whose factors do not fit into one array, before anything is spent on it.
     *
     * @throws IllegalArgumentException when items · rank, with padding, is 2³¹ or about that
     */
    public static void refuseTooMany(long items, int rank) {
        long factors = padded(items, rank);
        if (factors > MOST_FACTORS) {
            throw new IllegalArgumentException(
                    "%,d items of rank %,d are %,d factors, more than one array of Java holds (%,d): lower rank, or leave out items with few ratings"
                            .formatted(items, rank, factors, MOST_FACTORS));
        }
    }

    /** How many factors are stored, at most, for so many items or users: kernels want whole blocks. */
    public static long padded(long rows, int rank) {
        return (rows + Kernels.BLOCK - 1) / Kernels.BLOCK * Kernels.BLOCK * Kernels.stride(rank);
    }

    public int size() {
        return ids.length;
    }

    /** Index of an item, or a negative number when it had no training ratings. */
    public int indexOf(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /** Indexes as {@link #indexOf} gives them of ascending ids, each looked for from where the one before was found. */
    public int[] indexesOf(int[] ascending) {
        int[] indexes = new int[ascending.length];
        int low = 0;
        for (int k = 0; k < ascending.length; k++) {
            int step = 1;
            while (low + step < ids.length && ids[low + step] < ascending[k]) {
                low += step;
                step *= 2;
            }
            indexes[k] = Arrays.binarySearch(ids, low, Math.min(low + step + 1, ids.length), ascending[k]);
            low = Math.max(low, indexes[k]);
        }
        return indexes;
    }

    /** The ids, where they are known to be a movie's, which are ints. */
    public int[] movies() {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    /** Some of the items, by ascending index. */
    public TrainedItems only(int[] indexes) {
        int rank = factors.rank();
        long[] some = new long[indexes.length];
        float[] b = new float[indexes.length];
        float[] q = new float[indexes.length * rank];
        for (int k = 0; k < indexes.length; k++) {
            some[k] = ids[indexes[k]];
            b[k] = factors.bias(indexes[k]);
            System.arraycopy(row(indexes[k]), 0, q, k * rank, rank);
        }
        return new TrainedItems(some, new ItemFactors(factors.mu(), rank, b, q));
    }

    /** The factors q_i of one item, a copy. */
    public float[] row(int item) {
        float[] row = new float[factors.rank()];
        for (int f = 0; f < row.length; f++) {
            row[f] = factors.factor(item, f);
        }
        return row;
    }
}
