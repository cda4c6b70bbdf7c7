package io.cinematch.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.jobs.registry.RunTable;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs made and compared by commands as typed: a and b on the same data, c on other. */
class CompareSparkIT {
    @TempDir
    private static Path home;

    private static Instant now = Instant.parse("2026-01-01T03:00:00Z");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void prepare() throws IOException {
        SharedSpark.session();
        CompareSparkIT make = new CompareSparkIT();
        Path same = TestData.write(home.resolve("same"), 80, 15, 1);
        make.night("a", same, "0.06");
        make.night("b", same, "0.001");
        make.night("c", TestData.write(home.resolve("other"), 80, 15, 2), "0.03");
    }

    private void night(String run, Path data, String step) {
        assertThat(run(step, "ingest", "--run", run, "--data", data.toString())).isZero();
        for (String next : List.of("split", "train", "evaluate")) {
            assertThat(run(step, next, "--run", run)).as(next).isZero();
        }
        now = now.plusSeconds(3600);
    }

    private int run(String step, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CINEMATCH_VARIANTS_FUNKSVD_VALIDATION_SHARE", "0",
                "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
                "CINEMATCH_TRAIN_VARIANTS", "popularity,bias,funksvd",
                "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
                "CINEMATCH_SERVE_VARIANT", "funksvd",
                "CINEMATCH_VARIANTS_FUNKSVD_STEP_SIZE", step,
                "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "30",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2"));
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now, ZoneOffset.UTC),
                environment,
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(new StringWriter(), true));
        return CommandRunner.run(command, arguments);
    }

    private List<String> lines() {
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode compared(String... arguments) throws IOException {
        Path json = home.resolve("compared.json");
        String[] all = new String[arguments.length + 3];
        all[0] = "compare";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--json";
        all[all.length - 1] = json.toString();
        assertThat(run("0.03", all)).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private double reported(String run, String variant, String metric) {
        return RunTable.read(SharedSpark.session(), home.resolve("data").toString())
                .where("run = '%s' and variant = '%s' and metric = '%s' and protocol != 'rated-only'"
                        .formatted(run, variant, metric))
                .head()
                .getAs("value");
    }

    @Test
    void whatTwoRunsOnTheSameDataDifferByIsJudged() throws IOException {
        JsonNode found = compared("a", "b", "--metric", "rmse");

        assertThat(found.at("/notes")).isEmpty();
        assertThat(found.at("/comparisons").asInt()).isEqualTo(1);
        JsonNode differences = found.at("/answers/0/differences/0/differences");
        assertThat(differences.findValuesAsText("name")).containsExactly("bias", "funksvd");
        assertThat(differences.at("/0/same").asBoolean()).isTrue();
        JsonNode funksvd = differences.at("/1/difference");
        double before = reported("a", "funksvd", "rmse");
        double after = reported("b", "funksvd", "rmse");
        assertThat(funksvd.at("/difference/value").asDouble()).isCloseTo(after - before, within(1e-12));
        assertThat(funksvd.at("/difference/low").asDouble()).isLessThan(after - before);
        // Steps too short to learn by.
        assertThat(after).isGreaterThan(before);
        assertThat(funksvd.at("/verdict").asText()).isEqualTo("WORSE");
        assertThat(lines()).anyMatch(line -> line.startsWith("  funksvd ") && line.endsWith("  worse"));
        assertThat(lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theSameQuestionHasTheSameAnswerInEitherOrder() throws IOException {
        JsonNode there = compared("a:funksvd", "b:funksvd", "--metric", "recall");
        JsonNode back = compared("b:funksvd", "a:funksvd", "--metric", "recall");

        JsonNode one = there.at("/answers/0/differences/0/differences/0/difference");
        JsonNode other = back.at("/answers/0/differences/0/differences/0/difference");
        assertThat(one.at("/difference/value").asDouble())
                .isCloseTo(-other.at("/difference/value").asDouble(), within(1e-12));
        assertThat(one.at("/difference/low").asDouble())
                .isCloseTo(-other.at("/difference/high").asDouble(), within(1e-12));
        assertThat(one.at("/p")).isEqualTo(other.at("/p"));
        assertThat(one.at("/smallest").asDouble())
                .isCloseTo(other.at("/smallest").asDouble(), within(1e-12));
    }

    @Test
    void everyMetricOfEveryProtocolAgreesWithTheTable() throws IOException {
        JsonNode found = compared("b", "--all");

        assertThat(found.at("/answers").findValuesAsText("metric"))
                .contains(
                        "ndcg", "map", "novelty", "diversity_genres", "serendipity", "coverage", "gini", "rmse", "mae");
        int checked = 0;
        for (JsonNode answer : found.at("/answers")) {
            if (!answer.at("/protocol").asText().equals("rated-only")) {
                for (JsonNode difference : answer.findValues("difference")) {
                    if (difference.has("metric")) {
                        String metric = difference.at("/metric").asText();
                        double a = reported("b", difference.at("/a").asText().substring(2), metric);
                        double b = reported("b", difference.at("/b").asText().substring(2), metric);
                        assertThat(difference.at("/difference/value").asDouble())
                                .as(metric)
                                .isCloseTo(a - b, within(1e-9));
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(15);
    }

    @Test
    void runsOnOtherDataAreSideBySideWithoutAVerdict() throws IOException {
        JsonNode found = compared("a", "c");

        assertThat(found.at("/answers/0/differences")).isEmpty();
        assertThat(found.at("/resamples").asInt()).isZero();
        assertThat(found.at("/notes/0").asText())
                .startsWith("a and c are side by side without a verdict: they have other ratings: a has fingerprint ");
        assertThat(found.at("/answers/0/board").findValuesAsText("run")).contains("a", "c");
    }

    @Test
    void withoutARunItIsTheLatestAndWhatWasBeforeItOnTheSameData() throws IOException {
        JsonNode found = compared();

        assertThat(found.at("/runs").findValuesAsText("run")).containsExactly("c");
        assertThat(found.at("/notes/0").asText()).startsWith("No earlier run was judged on the same ratings");
        assertThat(found.at("/answers/0/differences/0/title").asText()).endsWith(" less each other variant");
    }

    @Test
    void theTableHasAllRunsAndSaysWhatTheyWereMadeOf() {
        List<Row> rows = RunTable.read(
                        SharedSpark.session(), home.resolve("data").toString())
                .select("run", "fingerprint", "split")
                .distinct()
                .orderBy("run")
                .collectAsList();

        assertThat(rows).extracting(row -> row.getString(0)).containsExactly("a", "b", "c");
        assertThat(rows.get(0).getString(1))
                .isEqualTo(rows.get(1).getString(1))
                .isNotEqualTo(rows.get(2).getString(1));
        assertThat(run("0.03", "runs")).isZero();
        assertThat(lines()).filteredOn(line -> line.matches("[abc] .*")).hasSize(3);
    }
}
