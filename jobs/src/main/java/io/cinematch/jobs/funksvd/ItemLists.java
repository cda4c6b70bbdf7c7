package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.score.BoundedHeap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Lists of the best users for items. Users are more than a node holds and stay where they are: each partition keeps the
 * best of its users for every item (items · n · 12 bytes for a task), and what travels to be merged is those, in as many
 * slices of the catalogue as there are partitions to merge them in.
 */
final class ItemLists {
    private final Dataset<Row> users;
    private final Broadcast<TrainedItems> sent;
    private final ListSchema schema;

    ItemLists(Dataset<Row> users, Broadcast<TrainedItems> sent, ListSchema schema) {
        this.users = users;
        this.sent = sent;
        this.schema = schema;
    }

    /** The best n users for each item, ordered by item. */
    Dataset<Row> best(int n) {
        Broadcast<TrainedItems> items = sent;
        int slices = users.sparkSession().sparkContext().defaultParallelism();
        JavaPairRDD<Integer, BoundedHeap[]> parts = users.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsToPair(rows -> slices(best(rows, items.value(), n), slices));
        return users.sparkSession()
                .createDataFrame(
                        parts.reduceByKey(ItemLists::merge, slices)
                                .flatMap(slice -> rows(slice._1(), slice._2(), slices, items.value())),
                        schema.lists());
    }

    private static BoundedHeap[] best(Iterator<InternalRow> users, TrainedItems items, int n) {
        BoundedHeap[] best = new BoundedHeap[items.size()];
        Arrays.setAll(best, i -> new BoundedHeap(n));
        float[] scores = new float[items.size()];
        while (users.hasNext()) {
            InternalRow user = users.next();
            items.factors.scoreAll(user.getFloat(1), user.getArray(2).toFloatArray(), scores);
            for (int i = 0; i < scores.length; i++) {
                best[i].offer(user.getLong(0), scores[i]);
            }
        }
        return best;
    }

    private static Iterator<Tuple2<Integer, BoundedHeap[]>> slices(BoundedHeap[] best, int slices) {
        List<Tuple2<Integer, BoundedHeap[]>> cut = new ArrayList<>(slices);
        for (int s = 0; s < slices; s++) {
            cut.add(new Tuple2<>(
                    s, Arrays.copyOfRange(best, from(s, slices, best.length), from(s + 1, slices, best.length))));
        }
        return cut.iterator();
    }

    /** Index of the first item of a slice. */
    private static int from(int slice, int slices, int items) {
        return (int) ((long) slice * items / slices);
    }

    private static BoundedHeap[] merge(BoundedHeap[] x, BoundedHeap[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i].plus(y[i]);
        }
        return x;
    }

    private static Iterator<Row> rows(int slice, BoundedHeap[] best, int slices, TrainedItems items) {
        int from = from(slice, slices, items.size());
        List<Row> rows = new ArrayList<>(best.length);
        for (int i = 0; i < best.length; i++) {
            long[] ids = new long[best[i].size()];
            float[] scores = new float[ids.length];
            best[i].drain(ids, scores);
            rows.add(ListSchema.row(items.ids[from + i], ids.length, k -> ids[k], k -> scores[k]));
        }
        return rows.iterator();
    }
}
