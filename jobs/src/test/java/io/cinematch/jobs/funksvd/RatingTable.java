package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.SharedSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small data sets of ratings for tests. */
final class RatingTable {
    static final StructType SCHEMA = new StructType()
            .add("user", DataTypes.LongType, true)
            .add("item", DataTypes.LongType, true)
            .add("rating", DataTypes.FloatType, true);

    private RatingTable() {}

    static Row row(long user, long item, double rating) {
        return RowFactory.create(user, item, (float) rating);
    }

    static Dataset<Row> of(List<Row> rows) {
        return of(rows, 2);
    }

    static Dataset<Row> of(List<Row> rows, int partitions) {
        return SharedSpark.session().createDataFrame(SharedSpark.context().parallelize(rows, partitions), SCHEMA);
    }

    /** Half-star ratings with a taste in them: every user likes even or odd items, some items are better. */
    static List<Row> tastes(int users, int items, int perUser, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            all.add(i);
        }
        for (int u = 0; u < users; u++) {
            Collections.shuffle(all, random);
            for (int item : all.subList(0, perUser)) {
                double liked = (u + item) % 2 == 0 ? 1 : -1;
                double stars = 3 + liked + (item % 5 - 2) * 0.3 + (u % 3 - 1) * 0.3 + 0.4 * random.nextGaussian();
                rows.add(row(u, item, Math.max(0.5, Math.min(5, Math.rint(2 * stars) / 2))));
            }
        }
        return rows;
    }

    static List<Row> shuffled(List<Row> rows, long seed) {
        List<Row> other = new ArrayList<>(rows);
        Collections.shuffle(other, new Random(seed));
        return other;
    }

    /** Both tables of a model as text of exact bits, in the order of ids. */
    static List<String> bits(FunkSVDModel model) {
        List<String> lines = new ArrayList<>(List.of("mu " + Double.doubleToLongBits(model.mu())));
        for (Dataset<Row> table : List.of(model.userFactors(), model.itemFactors())) {
            for (Row row : table.orderBy("id").collectAsList()) {
                StringBuilder line = new StringBuilder()
                        .append(row.getLong(0))
                        .append(' ')
                        .append(Float.floatToIntBits(row.getFloat(1)));
                for (Float f : row.<Float>getList(2)) {
                    line.append(' ').append(Float.floatToIntBits(f));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** RMSE of a model over ratings that it knows the users and items of. */
    static double rmse(FunkSVDModel model, Dataset<Row> ratings) {
        return Math.sqrt(model.transform(ratings)
                .selectExpr("avg(pow(rating - prediction, 2))")
                .head()
                .getDouble(0));
    }
}
