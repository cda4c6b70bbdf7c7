package io.cinematch.jobs.compare;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.run.RunFolder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What each user adds to the metrics of one variant by one protocol, as evaluate kept it. */
final class UserValues {
    /** By metric of stars, the column that it is made of. */
    private static final Map<String, String> SUMS = Map.of("rmse", "squared", "mae", "absolute");

    /** Ascending. */
    private final long[] users;
    /** Of each: liked held-out movies; by stars, held-out ratings. */
    private final int[] counts;

    private final Map<String, double[]> columns;

    private UserValues(long[] users, int[] counts, Map<String, double[]> columns) {
        this.users = users;
        this.counts = counts;
        this.columns = columns;
    }

    /** The folder in which a run keeps them, one folder for each variant. */
    static String folder(RunFolder run, String protocol) {
        return protocol.equals(EvaluationReport.STARS) ? run.starErrors() : run.listMetrics();
    }

    /** Of these metrics; NaN for users whose list is too short to say. */
    static UserValues read(SparkSession spark, RunFolder run, String protocol, String variant, List<String> metrics) {
        boolean stars = protocol.equals(EvaluationReport.STARS);
        Column some = functions.col("variant").equalTo(variant);
        Column[] wanted = new Column[2 + metrics.size()];
        wanted[0] = functions.col("user");
        wanted[1] = functions.col(stars ? "n" : "relevant");
        for (int m = 0; m < metrics.size(); m++) {
            wanted[2 + m] = functions.col(stars ? SUMS.get(metrics.get(m)) : metrics.get(m));
        }
        List<Row> rows = spark.read()
                .parquet(folder(run, protocol))
                .where(stars ? some : some.and(functions.col("protocol").equalTo(protocol)))
                .orderBy("user")
                .select(wanted)
                .collectAsList();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int m = 0; m < metrics.size(); m++) {
            int column = 2 + m;
            columns.put(
                    metrics.get(m),
                    rows.stream()
                            .mapToDouble(row -> row.isNullAt(column) ? Double.NaN : row.getDouble(column))
                            .toArray());
        }
        return new UserValues(
                rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
                rows.stream().mapToInt(row -> row.getInt(1)).toArray(),
                columns);
    }

    int size() {
        return users.length;
    }

    double[] counts() {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    double[] column(String metric) {
        return columns.get(metric);
    }

    /** Whether these are the same users with the same held-out ratings to be found, as far as that can be seen. */
    boolean onSameTest(UserValues other) {
        return Arrays.equals(users, other.users) && Arrays.equals(counts, other.counts);
    }
}
