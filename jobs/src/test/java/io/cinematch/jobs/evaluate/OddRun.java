package io.cinematch.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.abtest.AbTestStep;
import io.cinematch.jobs.foldingap.FoldInStep;
import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.registry.Registry;
import io.cinematch.jobs.registry.RunTable;
import io.cinematch.jobs.report.HtmlReport;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A run put together by hand: its two sides, its models, and whoever reads what evaluate found of them. */
final class OddRun {
    private static final StructType RATINGS = new StructType()
            .add("user", DataTypes.LongType)
            .add("movie", DataTypes.IntegerType)
            .add("stars", DataTypes.FloatType)
            .add("time", DataTypes.LongType);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NightContext night;
    private final List<Row> train = new ArrayList<>();
    private final List<Row> test = new ArrayList<>();
    private final List<VariantReport> variants = new ArrayList<>();
    private RunReport report;

    OddRun(Path folder) {
        night = TestNight.in(
                folder,
                Map.of(
                        "CINEMATCH_VARIANTS_ALS_MAX_ITER",
                        "1",
                        "CINEMATCH_VARIANTS_ALS_RANK",
                        "2",
                        "CINEMATCH_FOLDIN_VARIANTS",
                        "als",
                        "CINEMATCH_SERVE_VARIANT",
                        "als",
                        "CINEMATCH_PUBLISH_VARIANTS",
                        "als"));
        SharedSpark.session()
                .sql("select id, concat('Film ', id) title, 1999 year, array(if(id % 2 = 0, 'Drama', 'War')) genres, "
                        + "'' imdbId, '' tmdbId from (select cast(id as int) id from range(1, 13))")
                .write()
                .mode("overwrite")
                .parquet(night.run().lakeMovies());
    }

    OddRun train(long user, int movie, double stars) {
        train.add(RowFactory.create(user, movie, (float) stars, 1_000_000_000L));
        return this;
    }

    OddRun test(long user, int movie, double stars) {
        test.add(RowFactory.create(user, movie, (float) stars, 1_000_000_000L));
        return this;
    }

    /** A model of who and what is in training so far; all of its numbers but users' factors grow by this per movie. */
    OddRun model(String name, List<Head> heads, int rank, float step) {
        ModelInfo info = new ModelInfo(name, name, heads, rank, 0, Regularisation.of(0.1), Missing.NONE, 3.5);
        Dataset<Row> users = factors(train.stream().map(r -> r.getLong(0)).toList(), rank, 0);
        Dataset<Row> items = factors(train.stream().map(r -> (long) r.getInt(1)).toList(), rank, step);
        new ModelFiles(night.spark(), night.storage())
                .write(night.run().model(name), new TrainedModel(info, users, items, List.of(), 0));
        variants.add(new VariantReport(name, name, Map.of(), 0.1, List.of(), 0, Map.of()));
        return this;
    }

    private static Dataset<Row> factors(List<Long> ids, int rank, float step) {
        List<Row> rows = ids.stream()
                .distinct()
                .sorted()
                .map(id -> {
                    Float[] features = new Float[rank];
                    Arrays.fill(features, 1 + step * id);
                    return RowFactory.create(id, step * id, features);
                })
                .toList();
        return SharedSpark.session().createDataFrame(rows, FunkSVDModel.FACTORS);
    }

    OddRun failed(String name, String why) {
        variants.add(VariantReport.failed(name, name, Map.of(), 0.1, why));
        return this;
    }

    EvaluationReport evaluated() {
        write(train, night.run().train());
        write(test, night.run().test());
        report = done(
                new EvaluateStep(night),
                RunReport.begun(night.run().id(), TestNight.NOW, "by hand")
                        .withData(data())
                        .withSplit("by hand")
                        .withVariants(variants));
        return night.storage()
                .read(night.run().evaluation(), EvaluationReport.class)
                .orElseThrow();
    }

    private static void write(List<Row> rows, String path) {
        SharedSpark.session()
                .createDataFrame(rows, RATINGS)
                .write()
                .mode("overwrite")
                .parquet(path);
    }

    private DataProfile data() {
        DataProfile.Quantiles counts = new DataProfile.Quantiles(1, 1, 1, 1, 1, 1, 1);
        return new DataProfile(
                train.size(),
                8,
                12,
                12,
                0.1,
                3.5,
                TestNight.NOW,
                TestNight.NOW,
                Map.of(),
                counts,
                counts,
                List.of(),
                List.of(),
                Map.of(),
                0,
                "0123456789abcdef");
    }

    private static RunReport done(Step step, RunReport before) {
        Step.Outcome outcome = step.run(before);
        return outcome.report()
                .withStep(new StepReport(step.name(), 0.1, outcome.rowsIn(), outcome.rowsOut(), outcome.summary()));
    }

    JsonNode evaluationJson() {
        return json(night.run().evaluation());
    }

    JsonNode abTestJson() {
        report = done(new AbTestStep(night), report);
        return json(night.run().abTest());
    }

    /** Measures the fold-in gap, or is refused in so many words. */
    void foldIn() {
        try {
            report = done(new FoldInStep(night), report);
        } catch (CineMatchException refused) {
            if (refused.exit() != ExitCode.DATA_CHECK) {
                throw refused;
            }
        }
    }

    String page() {
        HtmlReport.write(night.storage(), night.run(), report);
        return text(night.run().html());
    }

    List<String> leaderboard() {
        return Leaderboard.lines(
                night.storage()
                        .read(night.run().evaluation(), EvaluationReport.class)
                        .orElseThrow(),
                "by hand",
                List.of());
    }

    Dataset<Row> table() {
        new Registry(night).record(report);
        return RunTable.read(night.spark(), night.run().dataDir());
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
