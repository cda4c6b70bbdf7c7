package io.cinematch.jobs.foldingap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.release.Json;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Typed as a person would, after a night of which only the lists are missing. */
class FoldInStepSparkIT {
    @TempDir
    private static Path home;

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
            "CINEMATCH_TRAIN_VARIANTS", "popularity,funksvd,als,als-implicit",
            "CINEMATCH_PUBLISH_VARIANTS", "als",
            "CINEMATCH_SERVE_VARIANT", "als",
            "CINEMATCH_VARIANTS_FUNKSVD_STEP_SIZE", "10",
            "CINEMATCH_VARIANTS_ALS_RANK", "3",
            "CINEMATCH_VARIANTS_ALS_MAX_ITER", "4",
            "CINEMATCH_VARIANTS_ALS_IMPLICIT_RANK", "3",
            "CINEMATCH_VARIANTS_ALS_IMPLICIT_MAX_ITER", "2",
            "CINEMATCH_EVALUATE_K", "5"));

    @BeforeAll
    static void train() throws IOException {
        SharedSpark.session();
        Path set = TestData.write(home.resolve("small"), 300, 15, 1);
        FoldInStepSparkIT night = new FoldInStepSparkIT();
        for (String[] command : List.of(
                new String[] {"ingest", "--data", set.toString(), "--run", "t"},
                new String[] {"split"},
                new String[] {"train"})) {
            assertThat(night.run(command)).as(night.errors.toString()).isZero();
        }
    }

    private int run(String... arguments) {
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC),
                settings,
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    private static byte[] left() throws IOException {
        return Files.readAllBytes(home.resolve("data/runs/t/foldin.json"));
    }

    private static List<Row> side(String name, String condition) {
        return SharedSpark.session()
                .read()
                .parquet(home.resolve("data/runs/t/split").resolve(name).toString())
                .filter(condition)
                .collectAsList();
    }

    @Test
    void aCurveOfEveryPublishedVariantGoesFromOneRatingToAll() throws IOException {
        Collection<Integer> cached = List.copyOf(SharedSpark.cached());

        assertThat(run("foldin")).as(errors.toString()).isZero();

        FoldInGapReport report = Json.read(left(), FoldInGapReport.class);
        assertThat(report.k()).isEqualTo(5);
        assertThat(report.curves()).extracting(FoldInGapReport.Curve::variant).containsExactly("als");
        List<Point> points = report.curves().get(0).points();
        assertThat(points).extracting(Point::ratings).containsExactly(1, 3, 5, 10, 20, Integer.MAX_VALUE);
        // Nobody has 20 training ratings.
        assertThat(points.get(4).value()).isEqualTo(points.get(5).value());
        assertThat(points).allSatisfy(point -> assertThat(point.value().value()).isBetween(0.0, 1.0));
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("÷ trained with them"))
                .anyMatch(line -> line.startsWith("  foldin "))
                .allMatch(line -> line.length() <= 100 || line.contains(home.toString()));
        assertThat(cached).as("nothing more is left cached").containsAll(SharedSpark.cached());
    }

    @Test
    void theUsersAndWhatPopularityIsWorthToThemAreThoseOfABruteForceEvaluation() throws IOException {
        assertThat(run("foldin")).as(errors.toString()).isZero();
        FoldInGapReport report = Json.read(left(), FoldInGapReport.class);

        String unseen = "xxhash64(42L, user) % 10 = 0";
        Map<Integer, Integer> popularity = new TreeMap<>();
        side("train", "not (%s)".formatted(unseen)).forEach(r -> popularity.merge(r.getInt(1), 1, Integer::sum));
        List<Integer> order = popularity.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(movie -> -popularity.get(movie))
                        .thenComparing(movie -> movie))
                .toList();
        Map<Long, Set<Integer>> rated = byUser(side("train", unseen));
        Map<Long, Set<Integer>> liked = byUser(side("test", unseen + " and stars >= 4"));
        double ndcg = 0;
        for (var user : liked.entrySet()) {
            List<Integer> list = order.stream()
                    .filter(movie ->
                            !rated.getOrDefault(user.getKey(), Set.of()).contains(movie))
                    .limit(5)
                    .toList();
            double dcg = 0;
            double ideal = 0;
            for (int k = 0; k < 5; k++) {
                double gain = Math.log(2) / Math.log(k + 2);
                dcg += user.getValue().contains(list.get(k)) ? gain : 0;
                ideal += k < user.getValue().size() ? gain : 0;
            }
            ndcg += dcg / ideal / liked.size();
        }

        assertThat(report.users()).isEqualTo(liked.size()).isGreaterThan(10);
        assertThat(report.popularity().value()).isCloseTo(ndcg, within(1e-9));
    }

    private static Map<Long, Set<Integer>> byUser(List<Row> ratings) {
        Map<Long, Set<Integer>> byUser = new TreeMap<>();
        ratings.forEach(
                r -> byUser.computeIfAbsent(r.getLong(0), u -> new HashSet<>()).add(r.getInt(1)));
        return byUser;
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        assertThat(run("foldin", "--variants", "als")).as(errors.toString()).isZero();
        byte[] first = left();

        assertThat(run("foldin", "--run", "t")).as(errors.toString()).isZero();

        assertThat(left()).isEqualTo(first);
    }

    @Test
    void nobodyIsFoldedIntoAModelWithoutFactorsOrOneThatTheServiceCouldNotFoldInto() {
        assertThat(run("foldin", "--variants", "popularity")).isEqualTo(3);
        assertThat(run("foldin", "--variants", "als-implicit")).isEqualTo(3);

        assertThat(errors.toString())
                .contains("Nobody can be folded into popularity")
                .contains("Nobody can be folded into als-implicit");
    }

    /** A night that publishes popularity alone must not end here. */
    @Test
    void whereWhatIsPublishedHasNoFactorsThereIsNothingToMeasure() {
        settings.put("CINEMATCH_PUBLISH_VARIANTS", "popularity");
        settings.put("CINEMATCH_SERVE_VARIANT", "popularity");

        assertThat(run("foldin")).as(errors.toString()).isZero();

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("nothing to measure");
        assertThat(home.resolve("data/runs/t/foldin.json")).doesNotExist();
    }

    @Test
    void whatIsNotTrainedIsNotMeasured() {
        assertThat(run("foldin", "--variants", "funksvd")).isEqualTo(4);
        assertThat(run("foldin", "--variants", "bias")).isEqualTo(3);

        assertThat(errors.toString())
                .contains("Variant funksvd could not be trained in this run: training diverged")
                .contains("foldin.variants names bias, which is not in train.variants");
    }
}
