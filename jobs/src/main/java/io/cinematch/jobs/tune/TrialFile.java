package io.cinematch.jobs.tune;

import io.cinematch.model.settings.VariantKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of trials as Parquet: (trial: int, variant: string, each key of the variant, rmse, mae, ndcg: double,
 * epochs: int, seconds: double, searchSeed: long, failure: string), one row each, best first; what was not measured is
 * null.
 */
final class TrialFile {
    private static final List<String> METRICS = List.of("rmse", "mae", "ndcg");

    private TrialFile() {}

    static void write(SparkSession spark, String file, TuneRequest request, List<Trial> bestFirst) {
        List<Row> rows = bestFirst.stream().map(t -> row(request, t)).toList();
        spark.createDataFrame(rows, schema(bestFirst.get(0)))
                .coalesce(1)
                .write()
                .mode("overwrite")
                .parquet(file);
    }

    private static StructType schema(Trial any) {
        StructType schema =
                new StructType().add("trial", DataTypes.IntegerType, false).add("variant", DataTypes.StringType, false);
        for (var key : VariantKeys.of(any.variant()).entrySet()) {
            schema = schema.add(key.getKey(), type(key.getValue()), false);
        }
        for (String metric : METRICS) {
            schema = schema.add(metric, DataTypes.DoubleType, true);
        }
        return schema.add("epochs", DataTypes.IntegerType, true)
                .add("seconds", DataTypes.DoubleType, false)
                .add("searchSeed", DataTypes.LongType, false)
                .add("failure", DataTypes.StringType, true);
    }

    private static DataType type(Number value) {
        if (value instanceof Double) {
            return DataTypes.DoubleType;
        }
        return value instanceof Long ? DataTypes.LongType : DataTypes.IntegerType;
    }

    private static Row row(TuneRequest request, Trial trial) {
        Collection<Number> keys = VariantKeys.of(trial.variant()).values();
        List<Object> values = new ArrayList<>(List.of(trial.number(), request.variant()));
        values.addAll(keys);
        METRICS.forEach(metric -> values.add(trial.metrics().get(metric)));
        values.add(trial.epochs() == 0 ? null : trial.epochs());
        values.add(trial.seconds());
        values.add(request.seed());
        values.add(trial.failure().orElse(null));
        return RowFactory.create(values.toArray());
    }
}
