package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.UserStore;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import redis.clients.jedis.Protocol;

/** Commands as typed, on a small data set, with a real Redis. */
class NightSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private static Path sets;

    @TempDir
    private Path home;

    private static Path set;

    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T03:00:00Z");

    @BeforeAll
    static void prepare() throws IOException {
        set = TestData.write(sets.resolve("small"), 80, 15, 1);
        SharedSpark.session();
    }

    @BeforeEach
    void surround() {
        REDIS.client().flushAll();
        environment.putAll(Map.of(
                "CINEMATCH_DATA_DIR", home.resolve("data").toString(),
                "CINEMATCH_REDIS_URL", REDIS.address().toString(),
                "CINEMATCH_TRAIN_VARIANTS", "popularity,funksvd",
                "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
                "CINEMATCH_SERVE_VARIANT", "funksvd",
                "CINEMATCH_NIGHTLY_ANALYSES", "",
                "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2"));
    }

    private int run(String... arguments) {
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now, ZoneOffset.UTC),
                environment,
                home,
                URI.create("http://127.0.0.1:1/"));
        CommandLine command = JobsCommand.create(around);
        command.setErr(new PrintWriter(errors, true));
        return CommandRunner.run(command, arguments);
    }

    private List<String> lines() {
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode report(String run) throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve("data/runs")
                        .resolve(run)
                        .resolve("report.json")
                        .toFile());
    }

    private String checksum(String run) throws IOException {
        return report(run).at("/releases/funksvd/checksum").asText();
    }

    @Test
    void aNightGoesFromFilesToAnActiveRelease() throws IOException {
        environment.remove("CINEMATCH_NIGHTLY_ANALYSES");
        assertThat(run("nightly", "--data", set.toString()))
                .as(errors.toString())
                .isZero();

        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains("20260101-030000-funksvd");
        JsonNode report = report("20260101-030000");
        assertThat(report.findValuesAsText("name"))
                .contains("ingest", "split", "train", "evaluate", "score", "publish", "foldin", "abtest");
        assertThat(report.at("/data/ratings").asInt()).isEqualTo(1200);
        assertThat(report.at("/split").asText()).isEqualTo("random 80/20, seed 42");
        assertThat(report.at("/variants/1/metrics/rmse").asDouble()).isBetween(0.3, 2.0);
        assertThat(report.at("/variants/0/metrics").has("rmse")).isFalse();
        assertThat(report.at("/variants/1/epochs")).isNotEmpty();
        assertThat(report.at("/releases/funksvd/users").asInt()).isEqualTo(80);
        assertThat(report("latest")).isEqualTo(report);
        assertThat(lines())
                .filteredOn(line -> !line.contains(home.toString()) && !line.contains(set.toString()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines())
                .anyMatch(line -> line.matches("  ingest +[0-9.]+ s  80 users, 40 movies, 0 rows put aside"));
        assertThat(lines()).anyMatch(line -> line.startsWith("    funksvd "));
        assertThat(errors.toString()).isEmpty();
        assertThat(SharedSpark.session().sparkContext().isStopped()).isFalse();
    }

    @Test
    void aReleaseOfTwoHeadsHasBothModels() throws IOException {
        environment.putAll(Map.of(
                "CINEMATCH_TRAIN_VARIANTS", "two-heads",
                "CINEMATCH_PUBLISH_VARIANTS", "two-heads",
                "CINEMATCH_SERVE_VARIANT", "two-heads",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_RANK", "6",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_MAX_ITER", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_MISSING_WEIGHT", "0.4",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_MISSING_PER_RATING", "8"));
        assertThat(run("nightly", "--data", set.toString()))
                .as(errors.toString())
                .isZero();

        ReleaseStore.Loaded release = new ReleaseStore(REDIS.client()).load("20260101-030000-two-heads");
        HeadModel rank = release.manifest().models().get(0);
        HeadModel stars = release.manifest().models().get(1);
        assertThat(rank.heads()).containsExactly(Head.RANK);
        assertThat(rank.missing()).isEqualTo(new Missing(0.4, 0, 8));
        assertThat(stars.heads()).containsExactly(Head.STARS);
        assertThat(stars.missing().counts()).isFalse();
        // A missing rating of 0 stars weighs 8 · 0.4 for each given one.
        assertThat(rank.mu()).isCloseTo(stars.mu() / 4.2, within(1e-9));
        assertThat(release.items().models()).extracting(ItemFactors::rank).containsExactly(6, 4);
        UserRecord user = new UserStore(REDIS.client())
                .read(1, "20260101-030000-two-heads")
                .release()
                .orElseThrow();
        assertThat(user.models()).extracting(m -> m.p().length).containsExactly(6, 4);
        assertThat(release.manifest().metrics()).containsKeys("rmse", "ndcg@10");
        assertThat(report("20260101-030000").findValuesAsText("name"))
                .containsSubsequence("funksvd-rank", "funksvd", "two-heads");
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("two-heads 0.0 s");
    }

    @Test
    void stepsByHandGiveTheSameReleaseAsANight() throws IOException {
        assertThat(run("nightly", "--data", set.toString())).isZero();
        String nightly = checksum("20260101-030000");
        now = now.plusSeconds(86_400);

        assertThat(run("ingest", "--data", set.toString())).isZero();
        for (String step : List.of("split", "train", "evaluate", "score", "publish")) {
            assertThat(run(step)).as(step + errors).isZero();
        }

        assertThat(checksum("20260102-030000")).isEqualTo(nightly);
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains("20260102-030000-funksvd");
        assertThat(report("latest")).isEqualTo(report("20260102-030000"));
    }

    @Test
    void stepsOutOfOrderAreRefusedWithWhatToDo() {
        assertThat(run("train")).isEqualTo(4);
        assertThat(errors.toString()).contains("There is no run to go on with").contains("./cinematch ingest first");

        assertThat(run("ingest", "--data", set.toString(), "--run", "mine")).isZero();
        assertThat(run("train")).isEqualTo(4);
        assertThat(errors.toString())
                .contains("Run mine is not ready for train")
                .contains("./cinematch split --run mine first");
        assertThat(run("publish", "--run", "mine")).isEqualTo(4);
        assertThat(run("split")).isZero();
        assertThat(run("evaluate")).isEqualTo(4);
        assertThat(run("train", "--run", "other")).isEqualTo(4);
        assertThat(run("train", "--run", "../other")).isEqualTo(2);
    }

    @Test
    void wrongOptionsSettingsAndDataHaveTheirExitCodes() throws IOException {
        assertThat(run("nightly", "--no-such-option")).isEqualTo(2);
        assertThat(run("split", "--train", "x.csv")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("nightly", "--data", home.resolve("nowhere").toString())).isEqualTo(4);

        Path wrong = Files.writeString(home.resolve("wrong.conf"), "split.testShare = 7\nsplit.testShar = 1\n");
        assertThat(run("nightly", "--conf", wrong.toString(), "--data", set.toString()))
                .isEqualTo(3);
        assertThat(errors.toString()).contains("split.testShare").contains("split.testShar");

        Path bad = TestData.write(home.resolve("bad"), 10, 5, 1);
        Files.writeString(bad.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,7,1000000000\n");
        assertThat(run("nightly", "--data", bad.toString())).isEqualTo(4);
        assertThat(errors.toString()).contains("ratings.csv line 2 has stars outside 0.5 to 5");
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).isEmpty();
    }

    @Test
    void aRedisThatRefusesValuesLeavesTheActiveReleaseServing() {
        REDIS.client().hset(Keys.ACTIVE, "funksvd", "older");

        // Less than an empty Redis has: it answers, and stores nothing.
        REDIS.client().configSet("maxmemory", "1");
        int full = run("nightly", "--data", set.toString());
        REDIS.client().configSet("maxmemory", "0");
        // Users are written by Spark's tasks, whose failures come wrapped.
        REDIS.client()
                .sendCommand(
                        Protocol.Command.ACL,
                        "SETUSER",
                        "default",
                        "resetkeys",
                        "~cm:active",
                        "~{cm:active}*",
                        "~cm:rel*",
                        "~cm:catalogue:*");
        int forbidden = run("publish");
        REDIS.client().sendCommand(Protocol.Command.ACL, "SETUSER", "default", "allkeys");

        assertThat(full).isEqualTo(6);
        assertThat(forbidden).isEqualTo(6);
        assertThat(errors.toString()).contains("Redis has no room").contains("Redis refused a value: NOPERM");
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains("older");
        assertThat(REDIS.client().exists(Keys.done("20260101-030000-funksvd"))).isFalse();
        assertThat(run("publish")).as("again, with room: " + errors).isZero();
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains("20260101-030000-funksvd");
    }

    @Test
    void aRedisThatIsAwayIsAStoreError() {
        environment.put("CINEMATCH_REDIS_URL", "redis://192.0.2.1:6379");
        environment.put("CINEMATCH_REDIS_TIMEOUT", "200ms");

        assertThat(run("nightly", "--data", set.toString())).isEqualTo(6);
        assertThat(errors.toString()).contains("192.0.2.1:6379").doesNotContain("CINEMATCH_INGEST_RATING_LOG");
        assertThat(run("ingest", "--data", set.toString())).isEqualTo(6);
        assertThat(errors.toString()).contains("CINEMATCH_INGEST_RATING_LOG=skip");
        environment.put("CINEMATCH_INGEST_RATING_LOG", "skip");
        assertThat(run("ingest", "--data", set.toString()))
                .as(errors.toString())
                .isZero();
    }
}
