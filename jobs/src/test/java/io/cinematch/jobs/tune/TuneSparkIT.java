package io.cinematch.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.settings.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Searches as typed, on a small data set. */
class TuneSparkIT {
    private static final String[] SEARCH = {
        "tune",
        "--variant",
        "funksvd",
        "--run",
        "t",
        "--grid",
        "--set",
        "stepSize=0.01,0.05,10",
        "--set",
        "rank=4",
        "--set",
        "maxIter=6",
        "--set",
        "validationShare=0",
        "--set",
        "stepDecay=0.93",
        "--set",
        "biasStep=0.4",
        "--set",
        "regParam=0.05",
        "--set",
        "itemRegParam=0.05",
        "--set",
        "userBiasRegParam=0.05",
        "--set",
        "itemBiasRegParam=0.01"
    };

    @TempDir
    private static Path home;

    private static final StringWriter ERRORS = new StringWriter();
    private static final ByteArrayOutputStream TOLD = new ByteArrayOutputStream();

    @BeforeAll
    static void ingest() throws IOException {
        SharedSpark.session();
        Path set = TestData.write(home.resolve("small"), 80, 15, 1);
        assertThat(run("tune", "--data", set.toString(), "--run", "t", "--variant", "bias", "--trials", "2"))
                .as(ERRORS.toString())
                .isZero();
    }

    private static int run(String... arguments) {
        Surroundings around = new Surroundings(
                new Console(new PrintStream(TOLD, true, StandardCharsets.UTF_8), false),
                Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC),
                Map.of(
                        "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
                        "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2",
                        "CINEMATCH_VARIANTS_FUNKSVD_RANK", "3"),
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(ERRORS, true));
        return CommandRunner.run(command, arguments);
    }

    private static Path left(String name) {
        return home.resolve("data/runs/t/tune").resolve(name);
    }

    private static Dataset<Row> trials() {
        return SharedSpark.session().read().parquet(left("funksvd-rmse/trials").toString());
    }

    @Test
    void aSearchLeavesItsTrialsAndTheBestAsSettingsAndADivergingTrialIsNotItsEnd() throws IOException {
        Collection<Integer> cached = List.copyOf(SharedSpark.cached());

        assertThat(run(SEARCH)).as(ERRORS.toString()).isZero();

        List<Row> rows = trials().orderBy("trial").collectAsList();
        assertThat(rows).hasSize(4);
        assertThat(trials().columns())
                .contains("trial", "variant", "rank", "stepSize", "regParam", "seed", "rmse", "mae", "ndcg", "epochs")
                .endsWith("epochs", "seconds", "searchSeed", "failure");
        assertThat(rows).extracting(r -> r.<Double>getAs("stepSize")).containsExactly(0.02, 0.01, 0.05, 10.0);
        assertThat(rows.get(3).<String>getAs("failure")).startsWith("training diverged");
        assertThat(rows.get(3).<Double>getAs("rmse")).isNull();
        Row best = trials().orderBy(functions.asc_nulls_last("rmse")).first();
        Variant.FunkSvd chosen =
                (Variant.FunkSvd) SettingsLoader.load(List.of(left("funksvd-rmse/best.conf")), Map.of())
                        .variants()
                        .get("funksvd");
        assertThat(chosen.stepSize()).isEqualTo(best.<Double>getAs("stepSize"));
        assertThat(chosen.maxIter()).isEqualTo(best.<Integer>getAs("epochs"));
        assertThat(chosen.validationShare()).isZero();
        assertThat(cached).as("nothing more is left cached").containsAll(SharedSpark.cached());
        assertThat(TOLD.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("        3  failed"))
                .anyMatch(line -> line.contains("measured once"))
                .allMatch(line -> line.length() <= 110 || line.contains(home.toString()));
    }

    @Test
    void theTestSideHasNoSayInTheSearch() throws IOException {
        assertThat(run(SEARCH)).isZero();
        String best = variant(left("funksvd-rmse/best.conf"));
        List<Row> rows = measured();
        Path test = home.resolve("data/runs/t/split/test");
        Path moved = Files.move(test, home.resolve("test-side"));
        SharedSpark.session()
                .read()
                .parquet(moved.toString())
                .withColumn("stars", functions.expr("cast(5.5 - stars as float)"))
                .write()
                .parquet(test.toString());

        assertThat(run(SEARCH)).isZero();

        assertThat(measured()).isEqualTo(rows);
        assertThat(variant(left("funksvd-rmse/best.conf"))).isEqualTo(best);
    }

    private static List<Row> measured() {
        return trials().drop("seconds").orderBy("trial").collectAsList();
    }

    private static String variant(Path overlay) throws IOException {
        return Files.readString(overlay).replaceAll("(?m)^#.*\n", "");
    }

    @Test
    void listsCanBeWhatIsMadeBest() {
        assertThat(run(
                        "tune",
                        "--variant",
                        "als",
                        "--run",
                        "t",
                        "--metric",
                        "ndcg",
                        "--grid",
                        "--set",
                        "rank=2",
                        "--set",
                        "maxIter=2",
                        "--set",
                        "regParam=0.1,0.5"))
                .as(ERRORS.toString())
                .isZero();

        assertThat(SharedSpark.session()
                        .read()
                        .parquet(left("als-ndcg/trials").toString())
                        .filter("ndcg between 0.01 and 1")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aVariantThatIsNotThereIsAUsageMistake() {
        assertThat(run("tune", "--variant", "nobody")).isEqualTo(2);
        assertThat(ERRORS.toString()).contains("There is no variant nobody.");
    }
}
