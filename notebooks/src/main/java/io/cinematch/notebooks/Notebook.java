package io.cinematch.notebooks;

import io.cinematch.jobs.abtest.AbTestReport;
import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.foldingap.FoldInGapReport;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.session.OpenSpark;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A run as an analyst has it: its reports as records, and its tables as views of Spark SQL. The views are {@code
 * ratings} and {@code movies} (the lake), {@code train} and {@code test} (the split), {@code lists} and {@code stars}
 * (what evaluate found, a row for each user), {@code runs} (the table over all runs); those that there are.
 */
public final class Notebook {
    /** The run to read, where it is not the latest. */
    static final String RUN = "CINEMATCH_NOTEBOOK_RUN";

    private final SparkSession spark;
    private final Storage storage;
    private final RunFolder folder;
    private final RunReport report;

    private Notebook(SparkSession spark, Storage storage, RunFolder folder, RunReport report) {
        this.spark = spark;
        this.storage = storage;
        this.folder = folder;
        this.report = report;
    }

    /** The latest run, or that of the environment variable {@code CINEMATCH_NOTEBOOK_RUN}. */
    public static Notebook open() {
        Map<String, String> environment = System.getenv();
        Settings settings = new SettingsOptions().load(environment);
        return open(
                OpenSpark.open(settings.spark()).session(),
                settings.dataDir(),
                Optional.ofNullable(environment.get(RUN)).filter(id -> !id.isBlank()));
    }

    static Notebook open(SparkSession spark, String dataDir, Optional<String> run) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        String file = run.map(id -> new RunFolder(dataDir, id).report()).orElse(RunFolder.latestReport(dataDir));
        RunReport report = storage.read(file, RunReport.class).orElseThrow(() -> missing(file, "./cinematch nightly"));
        Notebook notebook = new Notebook(spark, storage, new RunFolder(dataDir, report.run()), report);
        // A variant may be called 2026.
        spark.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
        notebook.views().forEach(notebook::view);
        return notebook;
    }

    private Map<String, String> views() {
        return Map.of(
                "ratings", folder.lakeRatings(),
                "movies", folder.lakeMovies(),
                "train", folder.train(),
                "test", folder.test(),
                "lists", folder.listMetrics(),
                "stars", folder.starErrors(),
                "runs", RunFolder.table(folder.dataDir()));
    }

    private void view(String name, String path) {
        spark.catalog().dropTempView(name);
        if (exists(new Path(path))) {
            spark.read().parquet(path).createOrReplaceTempView(name);
        }
    }

    private boolean exists(Path path) {
        try {
            return path.getFileSystem(spark.sparkContext().hadoopConfiguration())
                    .exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        }
    }

    public SparkSession spark() {
        return spark;
    }

    /** What a query gives; shown as a table where it is the last line of a cell. */
    public Dataset<Row> sql(String query) {
        return spark.sql(query);
    }

    public RunReport report() {
        return report;
    }

    /** What evaluate found. */
    public EvaluationReport evaluation() {
        return read(folder.evaluation(), EvaluationReport.class, "evaluate");
    }

    /** Variants and references by one metric of one protocol, the greatest first. */
    public Map<String, Interval> scores(String protocol, String metric) {
        return evaluation().rows().stream()
                .filter(row -> row.protocol().equals(protocol) && row.metrics().containsKey(metric))
                .map(row -> Map.entry(row.name(), row.metrics().get(metric)))
                .sorted(Comparator.comparingDouble(score -> -score.getValue().value()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** What a simulated experiment found. */
    public AbTestReport abTest() {
        return read(folder.abTest(), AbTestReport.class, "abtest");
    }

    /** How good lists are for users who were folded in. */
    public FoldInGapReport foldInGap() {
        return read(folder.foldInGap(), FoldInGapReport.class, "foldin");
    }

    private <T> T read(String file, Class<T> type, String step) {
        return storage.read(file, type)
                .orElseThrow(() -> missing(file, "./cinematch %s --run %s".formatted(step, report.run())));
    }

    private static CineMatchException missing(String file, String command) {
        // A cell shows only the message.
        return new CineMatchException(
                ExitCode.DATA_CHECK, "There is no %s. Make it: %s".formatted(file, command), "Type: " + command);
    }
}
