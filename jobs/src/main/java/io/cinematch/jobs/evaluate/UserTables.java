package io.cinematch.jobs.evaluate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Metrics of every user as Parquet, a folder for each variant, for whoever wants to compare in their own way. */
final class UserTables {
    private final SparkSession spark;
    private final String lists;
    private final String stars;

    UserTables(SparkSession spark, String lists, String stars) {
        this.spark = spark;
        this.lists = lists;
        this.stars = stars;
    }

    /** In place of what is there. */
    void write(Map<String, Judged> all) {
        write(all, judged -> judged.listed, UserTables::listRows, listSchema(), lists);
        write(
                all,
                judged -> judged.hasStars() ? judged.tested() : new JudgedUser[0],
                UserTables::starRow,
                starSchema(),
                stars);
    }

    /** As Spark serialises it. */
    private interface Rows extends Serializable {
        Stream<Row> of(String variant, JudgedUser user);
    }

    /** A task for each variant. */
    private void write(
            Map<String, Judged> all,
            Function<Judged, JudgedUser[]> users,
            Rows rows,
            StructType schema,
            String folder) {
        List<VariantUsers> variants = all.entrySet().stream()
                .map(one -> new VariantUsers(one.getKey(), users.apply(one.getValue())))
                .toList();
        JavaRDD<Row> table = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(variants, variants.size())
                .flatMap(one -> Arrays.stream(one.users())
                        .flatMap(user -> rows.of(one.variant(), user))
                        .iterator());
        spark.createDataFrame(table, schema)
                .write()
                .mode("overwrite")
                .partitionBy("variant")
                .parquet(folder);
    }

    private record VariantUsers(String variant, JudgedUser[] users) implements Serializable {}

    private static StructType listSchema() {
        StructType schema = new StructType()
                .add("variant", DataTypes.StringType, false)
                .add("protocol", DataTypes.StringType, false)
                .add("user", DataTypes.LongType, false)
                .add("trained", DataTypes.IntegerType, false)
                .add("held", DataTypes.IntegerType, false)
                .add("relevant", DataTypes.IntegerType, false);
        for (ListMetric metric : ListMetric.values()) {
            schema = schema.add(metric.label(), DataTypes.DoubleType, true);
        }
        return schema;
    }

    private static Stream<Row> listRows(String variant, JudgedUser user) {
        return Stream.of(
                listRow(variant, EvaluationReport.FULL_CATALOGUE, user, user.full),
                listRow(variant, EvaluationReport.RATED_ONLY, user, user.ratedOnly));
    }

    private static Row listRow(String variant, String protocol, JudgedUser user, double[] values) {
        Object[] keys = {variant, protocol, user.user, user.trained, user.held, user.relevant};
        // Some metrics are of whole catalogues only.
        Object[] row = Arrays.copyOf(keys, keys.length + ListMetric.values().length);
        for (int m = 0; m < values.length; m++) {
            row[keys.length + m] = Double.isNaN(values[m]) ? null : values[m];
        }
        return RowFactory.create(row);
    }

    private static StructType starSchema() {
        return new StructType()
                .add("variant", DataTypes.StringType, false)
                .add("user", DataTypes.LongType, false)
                .add("n", DataTypes.IntegerType, false)
                .add("squared", DataTypes.DoubleType, false)
                .add("absolute", DataTypes.DoubleType, false);
    }

    private static Stream<Row> starRow(String variant, JudgedUser user) {
        return Stream.of(RowFactory.create(variant, user.user, user.held, user.squared, user.absolute));
    }
}
