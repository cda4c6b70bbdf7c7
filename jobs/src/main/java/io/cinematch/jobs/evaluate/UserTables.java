package io.cinematch.jobs.evaluate;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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

    void write(String variant, Judged judged) {
        write(judged.listed, UserTables::listRows, listSchema(), lists, variant);
        if (judged.hasStars()) {
            write(judged.tested(), UserTables::starRow, starSchema(), stars, variant);
        }
    }

    /** As Spark serialises it. */
    private interface Rows extends java.io.Serializable {
        Iterator<Row> of(JudgedUser user);
    }

    private void write(JudgedUser[] users, Rows rows, StructType schema, String folder, String variant) {
        JavaRDD<Row> table = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(Arrays.asList(users), 1)
                .flatMap(rows::of);
        spark.createDataFrame(table, schema)
                .write()
                .mode("overwrite")
                .parquet("%s/variant=%s".formatted(folder, variant));
    }

    private static StructType listSchema() {
        StructType schema = new StructType()
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

    private static Iterator<Row> listRows(JudgedUser user) {
        return Stream.of(
                        listRow(EvaluationReport.FULL_CATALOGUE, user, user.full),
                        listRow(EvaluationReport.RATED_ONLY, user, user.ratedOnly))
                .iterator();
    }

    private static Row listRow(String protocol, JudgedUser user, double[] values) {
        Object[] row = Arrays.copyOf(
                new Object[] {protocol, user.user, user.trained, user.held, user.relevant},
                5 + ListMetric.values().length);
        for (int m = 0; m < values.length; m++) {
            row[5 + m] = Double.isNaN(values[m]) ? null : values[m];
        }
        return RowFactory.create(row);
    }

    private static StructType starSchema() {
        return new StructType()
                .add("user", DataTypes.LongType, false)
                .add("n", DataTypes.IntegerType, false)
                .add("squared", DataTypes.DoubleType, false)
                .add("absolute", DataTypes.DoubleType, false);
    }

    private static Iterator<Row> starRow(JudgedUser user) {
        return List.of(RowFactory.create(user.user, user.held, user.squared, user.absolute))
                .iterator();
    }
}
