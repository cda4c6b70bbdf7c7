package io.cinematch.jobs.score;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.score.ItemFactors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The item table of scored files: (id: long, popularity: int, model0: (bias, features), and model1 where there are two). */
public final class ItemFiles {
    private ItemFiles() {}

    /** @param popularity (id: long, popularity: int) */
    static Dataset<Row> table(List<TrainedModel> models, Dataset<Row> popularity) {
        Dataset<Row> table = popularity;
        for (int m = 0; m < models.size(); m++) {
            Dataset<Row> items = models.get(m).items();
            table = table.join(
                    items.select(col("id"), struct("bias", "features").as("model" + m)), "id");
        }
        return table;
    }

    /** What it says, in memory. */
    public static ItemTable read(Dataset<Row> table, List<HeadModel> models) {
        int[] popularity = table.select("id", "popularity").collectAsList().stream()
                .sorted(Comparator.comparingLong(row -> row.getLong(0)))
                .mapToInt(row -> row.getInt(1))
                .toArray();
        int[] ids = {};
        List<ItemFactors> factors = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            HeadModel model = models.get(m);
            TrainedItems items = TrainedItems.collect(table.select("id", "model" + m + ".*"), model.mu(), model.rank());
            ids = items.movies();
            factors.add(items.factors);
        }
        return new ItemTable(ids, popularity, factors);
    }
}
