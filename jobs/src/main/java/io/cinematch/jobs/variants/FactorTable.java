package io.cinematch.jobs.variants;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of (id: long, bias: float, features: array of float), where some of it is missing. */
final class FactorTable {
    private FactorTable() {}

    static Dataset<Row> empty(SparkSession spark) {
        return spark.createDataFrame(List.of(), FunkSVDModel.FACTORS);
    }

    static Column noFeatures() {
        return array().cast("array<float>");
    }

    /** The table with zero bias and factors for every movie that it lacks. */
    static Dataset<Row> withZeros(Dataset<Row> factors, Dataset<Row> movies, int rank) {
        return movies.select(col("movie").cast("long").as("id"))
                .distinct()
                .join(factors, new String[] {"id"}, "left_outer")
                .select(
                        col("id"),
                        coalesce(col("bias"), lit(0f)).as("bias"),
                        coalesce(col("features"), array_repeat(lit(0f), rank)).as("features"));
    }

    /** ALS's (id: int, features). */
    static Dataset<Row> unbiased(Dataset<Row> factors) {
        return factors.select(col("id").cast("long").as("id"), lit(0f).as("bias"), col("features"));
    }
}
