package io.cinematch.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.UserSampler;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Measurements as typed, of so little that they say nothing. */
class BenchSparkIT {
    @TempDir
    private static Path home;

    private static Path set;

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void prepare() throws IOException {
        SharedSpark.session();
        set = TestData.write(home.resolve("small"), 80, 15, 1);
    }

    private JsonNode bench(String... arguments) throws IOException {
        Collection<Integer> cached = List.copyOf(SharedSpark.cached());
        Path json = home.resolve("bench.json");
        List<String> all = new ArrayList<>(List.of("bench"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--json", json.toString()));
        assertThat(run(all.toArray(String[]::new))).as(errors.toString()).isZero();
        assertThat(cached).as("nothing more is left cached").containsAll(SharedSpark.cached());
        return new ObjectMapper().readTree(json.toFile());
    }

    private int run(String... arguments) {
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC),
                Map.of(
                        "CINEMATCH_DATA_DIR",
                        home.resolve("data").toString(),
                        "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER",
                        "3"),
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    @Test
    void trainingIsMeasuredBesideAls() throws IOException {
        JsonNode report = bench("train", "--data", set.toString(), "--rank", "2", "--epochs", "2", "--repeat", "2");

        assertThat(report.at("/measured")).hasSize(2);
        for (JsonNode side : report.at("/measured")) {
            assertThat(side.at("/seconds")).hasSize(2);
            assertThat(side.at("/also/test RMSE").asDouble()).isBetween(0.3, 3.0);
        }
        assertThat(report.at("/results/funksvd fit ÷ ALS fit").asDouble()).isPositive();
        assertThat(report.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("funksvd fit ÷ ALS fit");
    }

    @Test
    void listsAreMeasuredBesideAls() throws IOException {
        JsonNode report = bench("score", "--data", set.toString(), "--rank", "2", "--repeat", "1");

        assertThat(report.at("/results")).hasSize(3).allMatch(ratio -> ratio.asDouble() > 0);
    }

    @Test
    void generatedRatingsComeWithTheirNoiseFloorAndTheCostOfAnUpdate() throws IOException {
        JsonNode report = bench("train", "--generated", "4000,8000", "--rank", "2", "--epochs", "3");

        assertThat(report.at("/measured")).hasSize(2);
        JsonNode also = report.at("/measured/1/also");
        assertThat(also.get("RMSE ÷ noise floor").asDouble()).isBetween(0.9, 1.5);
        assertThat(also.get("core-nanoseconds per update, the kernel alone").asDouble())
                .isPositive();
        assertThat(also.get("epochs only ÷ the kernel alone").asDouble()).isPositive();
        assertThat(report.at("/results/cost of an update, 8,000 ratings ÷ 4,000 ratings")
                        .asDouble())
                .isPositive();
    }

    @Test
    void publishingIsMeasuredBesideBareSets() throws IOException {
        JsonNode report = bench("publish", "--users", "300", "--movies", "400", "--rank", "4", "--repeat", "1");

        assertThat(report.at("/measured")).hasSize(2);
        assertThat(report.at("/results/users a second, publish ÷ pipelined SETs")
                        .asDouble())
                .isPositive();
    }

    @Test
    void ratingsMadeInSparkAreThoseOfTheSample() {
        SampleSpec spec = GeneratedRatings.spec(5000, 9);
        List<String> made = new ArrayList<>();
        UserSampler sampler = UserSampler.of(spec);
        for (int user = 1; user <= spec.users(); user++) {
            int id = user;
            sampler.rate(id, (movie, stars, time, expected) -> made.add(id + " " + movie + " " + stars));
        }

        assertThat(GeneratedRatings.of(SharedSpark.session(), spec).collectAsList())
                .extracting(BenchSparkIT::text)
                .hasSize(5000)
                .containsExactlyInAnyOrderElementsOf(made);
    }

    private static String text(Row row) {
        return row.getLong(0) + " " + row.getInt(1) + " " + (double) row.getFloat(2);
    }

    /** Rank 4 is padded to 8: 40 movies, 9 numbers of 4 bytes each, d times an epoch; and a bit more for each result. */
    @Test
    void whatAnEpochMovesGrowsWithTheBlocks() throws IOException {
        JsonNode report =
                bench("blocks", "--data", set.toString(), "--rank", "4", "--epochs", "3", "--blocks", "1,2,4");

        for (int k = 0; k < 3; k++) {
            int blocks = 1 << k;
            JsonNode also = report.get("measured").get(k).get("also");
            double formula = also.get("  by the formula, blocks × movies × 4 × (padded rank + 1)")
                    .asDouble();
            double moved =
                    also.get("movies' factors that come back to the driver, MB").asDouble();
            assertThat(formula).isEqualTo(blocks * 40 * 9 * 4 / 1e6);
            assertThat(moved).isBetween(formula, formula + blocks * blocks * 4_000 / 1e6);
            assertThat(report.get("measured").get(k).get("seconds")).hasSize(2);
        }
    }
}
