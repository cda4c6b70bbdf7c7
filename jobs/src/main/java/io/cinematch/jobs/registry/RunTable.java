package io.cinematch.jobs.registry;

import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReport.ReleaseReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.model.release.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One Parquet table over all runs, a row for each run, variant, protocol and metric. Each run's rows are a folder of
 * their own, {@code run=<id>}, written whole: writing a run again changes nothing but its own rows. What is not known
 * (of references, of runs of older versions) is null.
 */
public final class RunTable {
    private static final StructType ROWS = new StructType()
            .add("variant", DataTypes.StringType, false)
            .add("reference", DataTypes.BooleanType, false)
            .add("protocol", DataTypes.StringType, false)
            .add("metric", DataTypes.StringType, false)
            .add("value", DataTypes.DoubleType, false)
            .add("low", DataTypes.DoubleType)
            .add("high", DataTypes.DoubleType)
            .add("users", DataTypes.LongType, false)
            .add("algorithm", DataTypes.StringType)
            .add("parameters", DataTypes.StringType)
            .add("train_seconds", DataTypes.DoubleType)
            .add("release", DataTypes.StringType)
            .add("source", DataTypes.StringType, false)
            .add("fingerprint", DataTypes.StringType)
            .add("split", DataTypes.StringType, false)
            .add("code", DataTypes.StringType)
            .add("started_at", DataTypes.TimestampType, false);

    private RunTable() {}

    /**
     * The table, with the column {@code run: string} last. Spark by itself ({@code read().parquet(…)}) would read the
     * name 2026 as a number.
     */
    public static Dataset<Row> read(SparkSession spark, String dataDir) {
        return spark.read().schema(ROWS.add("run", DataTypes.StringType, false)).parquet(RunFolder.table(dataDir));
    }

    static void write(SparkSession spark, RunFolder folder, RunReport report, List<Measured> measured) {
        Map<String, VariantReport> variants =
                report.variants().stream().collect(Collectors.toMap(VariantReport::name, Function.identity()));
        List<Row> rows = measured.stream()
                .map(one -> row(report, one, Optional.ofNullable(one.reference() ? null : variants.get(one.variant()))))
                .toList();
        spark.createDataFrame(rows, ROWS).coalesce(1).write().mode("overwrite").parquet(folder.tableRows());
    }

    private static Row row(RunReport report, Measured one, Optional<VariantReport> variant) {
        return RowFactory.create(
                one.variant(),
                one.reference(),
                one.protocol(),
                one.metric(),
                one.value(),
                one.interval().map(Interval::low).orElse(null),
                one.interval().map(Interval::high).orElse(null),
                one.users(),
                variant.map(VariantReport::algorithm).orElse(null),
                variant.map(v -> new String(Json.write(v.parameters()), StandardCharsets.UTF_8))
                        .orElse(null),
                variant.map(VariantReport::trainSeconds).orElse(null),
                variant.map(v -> report.releases().get(v.name()))
                        .map(ReleaseReport::id)
                        .orElse(null),
                report.source(),
                report.data().fingerprint().isEmpty() ? null : report.data().fingerprint(),
                report.split(),
                report.lastMaking().map(Making::code).orElse(null),
                Timestamp.from(report.startedAt()));
    }
}
