package io.cinematch.jobs.funksvd;

import static org.apache.spark.sql.functions.col;

import io.cinematch.jobs.items.ListsOf;
import io.cinematch.jobs.items.ListsOf.Wanted;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.score.TopN;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Lists of the best items for users, who stream through their partitions past the whole catalogue. */
final class UserLists {
    private final Dataset<Row> users;
    private final Broadcast<TrainedItems> sent;
    private final ListSchema schema;

    /**
     * Lists for some users.
     *
     * @param users {@link FunkSVDModel#FACTORS}
     */
    UserLists(Dataset<Row> users, Broadcast<TrainedItems> sent, ListSchema schema) {
        this.users = users;
        this.sent = sent;
        this.schema = schema;
    }

    /** The same for those users alone whose ids are in a column {@code id}. */
    UserLists only(Dataset<Row> ids) {
        return new UserLists(users.join(ids, new String[] {"id"}, "left_semi"), sent, schema);
    }

    /** The best n items for each user. */
    Dataset<Row> best(int n) {
        Broadcast<TrainedItems> items = sent;
        return table(rows(users).mapPartitions(found -> lists(found, SeenItems.none(), items.value(), n)));
    }

    /**
     * The best n items for each user without those they have seen.
     *
     * @param seen (user: long, item: long), no nulls
     */
    Dataset<Row> bestUnseen(Dataset<Row> seen, int n) {
        int partitions = Math.max(
                users.sparkSession().sparkContext().defaultParallelism(),
                rows(users).getNumPartitions());
        // The same hash for both, and in order: each user meets their ratings without a table of either in memory.
        JavaRDD<InternalRow> byId =
                rows(users.repartition(partitions, col("id")).sortWithinPartitions("id"));
        JavaRDD<InternalRow> ratings =
                rows(seen.repartition(partitions, col("user")).sortWithinPartitions("user"));
        if (byId.getNumPartitions() != ratings.getNumPartitions()) {
            // Spark's optimiser takes a table that it sees to be empty out of the plan.
            return best(n);
        }
        Broadcast<TrainedItems> items = sent;
        return table(
                byId.zipPartitions(ratings, (found, rated) -> lists(found, new SeenItems(rated), items.value(), n)));
    }

    private Dataset<Row> table(JavaRDD<Row> lists) {
        return users.sparkSession().createDataFrame(lists, schema.lists());
    }

    private static JavaRDD<InternalRow> rows(Dataset<Row> table) {
        return table.queryExecution().toRdd().toJavaRDD();
    }

    private static Iterator<Row> lists(Iterator<InternalRow> users, SeenItems seen, TrainedItems items, int n) {
        return new ListsOf<>(
                users,
                user -> {
                    long id = user.getLong(0);
                    float[] p = user.getArray(2).toFloatArray();
                    return new Wanted<>(id, new TopN.Query(user.getFloat(1), p, seen.of(id, items)));
                },
                (wanted, list) -> ListSchema.row(
                        wanted.user(),
                        list.length,
                        k -> items.ids[list[k]],
                        k -> items.factors.score(
                                list[k], wanted.query().bias(), wanted.query().p())),
                items.factors,
                n);
    }
}
