package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nights that end half-way, and nights that meet. */
class NightResumeSparkIT {
    private static final String RUN = "20260101-030000";

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private Path home;

    private Path set;
    private TypedNight night;

    @BeforeEach
    void prepare() throws IOException {
        REDIS.client().flushAll();
        night = new TypedNight(home, REDIS);
        set = TestData.write(home.resolve("small"), 80, 15, 1);
    }

    /** Redis refuses all that is written: everything is done but the last step. */
    private int unpublished(String... options) {
        REDIS.client().configSet("maxmemory", "1");
        try {
            return night.type(Stream.concat(Stream.of("nightly", "--data", set.toString()), Stream.of(options))
                    .toArray(String[]::new));
        } finally {
            REDIS.client().configSet("maxmemory", "0");
        }
    }

    @Test
    void aNightThatFailedSaysWhereAndGoesOnThere() throws IOException {
        assertThat(unpublished("--json")).isEqualTo(6);
        JsonNode ended = night.lastLine();
        assertThat(ended.at("/run").asText()).isEqualTo(RUN);
        assertThat(ended.at("/status").asText()).isEqualTo("failed");
        assertThat(ended.at("/exitCode").asInt()).isEqualTo(6);
        assertThat(ended.at("/failedAt").asText()).isEqualTo("publish");
        assertThat(ended.at("/problem").asText()).contains("no room");
        assertThat(ended.at("/resume").asText()).isEqualTo("./cinematch nightly --resume " + RUN);
        assertThat(night.lines()).contains("  ./cinematch nightly --resume " + RUN);
        JsonNode failed = night.report(RUN);
        assertThat(failed.at("/status/at").asText()).isEqualTo("publish");
        assertThat(failed.at("/status/failure").asText()).contains("no room");
        assertThat(failed.at("/status/exitCode").asInt()).isEqualTo(6);

        assertThat(night.type("runs")).isZero();
        assertThat(night.lines()).anyMatch(line -> line.startsWith(RUN) && line.endsWith("failed at publish"));
        assertThat(night.lines()).contains("To go on with it: ./cinematch nightly --resume " + RUN);

        // What is done is not done again: its files may be gone.
        Files.delete(set.resolve("ratings.csv"));
        night.now = night.now.plusSeconds(3600);
        assertThat(night.type("nightly", "--resume", "latest", "--json"))
                .as(night.errors())
                .isZero();
        JsonNode report = night.report(RUN);
        assertThat(report.at("/steps/0")).isEqualTo(failed.at("/steps/0"));
        assertThat(report.at("/status/at").asText()).isEmpty();
        assertThat(night.lastLine().at("/status").asText()).isEqualTo("done");
        assertThat(night.lastLine().at("/releases/funksvd").asText()).isEqualTo(RUN + "-funksvd");
        assertThat(night.lastLine().at("/steps").has("ingest")).isTrue();
        assertThat(night.lastLine().at("/best").asText()).isNotEmpty();
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains(RUN + "-funksvd");

        assertThat(night.type("nightly", "--resume", RUN)).isZero();
        assertThat(night.lines()).containsExactly("Run %s is done: nothing is left to do.".formatted(RUN));
    }

    @Test
    void whatIsDoneMustHaveBeenDoneWithTheSameSettings() throws IOException {
        assertThat(unpublished()).isEqualTo(6);

        night.environment.put("CINEMATCH_SPLIT_SEED", "43");
        night.environment.put("CINEMATCH_VARIANTS_FUNKSVD_RANK", "5");
        assertThat(night.type("nightly", "--resume", "latest")).isEqualTo(3);
        assertThat(night.errors())
                .contains("split.seed (then 42, now 43)")
                .contains("variants.funksvd.rank (then 4, now 5)");

        night.environment.remove("CINEMATCH_SPLIT_SEED");
        night.environment.put("CINEMATCH_VARIANTS_FUNKSVD_RANK", "4");
        assertThat(night.type("nightly", "--resume", "latest", "--data", home.toString() + "/other"))
                .isEqualTo(2);
        Files.writeString(set.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4,1000000000\n");
        assertThat(night.type("nightly", "--resume", "latest"))
                .as(night.errors())
                .isZero();
        assertThat(night.lines().get(0))
                .endsWith("ratings.csv has changed since; run %s goes on with what it has read of it.".formatted(RUN));
        assertThat(night.report(RUN).at("/data/ratings").asInt()).isEqualTo(1200);
    }

    @Test
    void aNightThatFailedAtItsFirstStepIsResumedToo() throws IOException {
        String good = Files.readString(set.resolve("ratings.csv"));
        Files.writeString(set.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,7,1000000000\n");
        assertThat(night.type("nightly", "--data", set.toString())).isEqualTo(4);
        assertThat(night.report(RUN).at("/status/at").asText()).isEqualTo("ingest");
        assertThat(night.run("latest")).as("nothing to go on with by hand").doesNotExist();

        Files.writeString(set.resolve("ratings.csv"), good);
        assertThat(night.type("nightly", "--resume", "latest"))
                .as(night.errors())
                .isZero();
        assertThat(new ActiveReleases(REDIS.client()).of("funksvd")).contains(RUN + "-funksvd");
    }

    /** As a scheduler does it, which knows no more than when it meant the night to begin. */
    @Test
    void aNamedNightIsBegunAndGoneOnWithByTheSameCommand() throws IOException {
        String[] command = {"nightly", "--data", set.toString(), "--run", "20260101-040000", "--resume"};
        night.environment.put("CINEMATCH_REDIS_URL", "redis://192.0.2.1:6379");
        night.environment.put("CINEMATCH_REDIS_TIMEOUT", "200ms");
        assertThat(night.type(command)).isEqualTo(6);
        assertThat(night.report("20260101-040000").at("/status/at").asText()).isEqualTo("ingest");

        night.environment.put("CINEMATCH_REDIS_URL", REDIS.address().toString());
        assertThat(night.type(command)).as(night.errors()).isZero();
        assertThat(night.type(command)).as(night.errors()).isZero();

        assertThat(night.lines()).containsExactly("Run 20260101-040000 is done: nothing is left to do.");
    }

    @Test
    void withoutANightThereIsNothingToResume() {
        assertThat(night.type("nightly", "--resume", "latest")).isEqualTo(4);
        assertThat(night.errors()).contains("There is no night to resume");
        assertThat(night.type("nightly", "--resume", "other")).isEqualTo(4);
        assertThat(night.type("nightly", "--resume", "a", "--run", "b")).isEqualTo(2);
    }

    @Test
    void twoNightsAtOnceAreNotAndTheSecondSaysWhoIsThere() throws IOException {
        Storage storage = new Storage(new Configuration());
        String lock = RunFolder.nightLock(home.resolve("data").toString());
        try (Lock first = Lock.take(storage, lock, "earlier", Clock.fixed(night.now, java.time.ZoneOffset.UTC))
                .orElseThrow()) {
            assertThat(night.type("nightly", "--data", set.toString())).isEqualTo(1);
            assertThat(night.errors())
                    .contains("Another night is at work on")
                    .contains("process %d on ".formatted(ProcessHandle.current().pid()))
                    .contains("run earlier since 2026-01-01T03:00:00Z");
            assertThat(night.run(RUN)).doesNotExist();
        }
        assertThat(night.type("nightly", "--data", set.toString()))
                .as(night.errors())
                .isZero();
        assertThat(Path.of(lock)).doesNotExist();
        assertThat(night.run(RUN).resolve("lock")).doesNotExist();
    }

    /** Run ids are made of the second. */
    @Test
    void twoRunsBegunInTheSameSecondAreTwo() throws IOException {
        assertThat(night.type("ingest", "--data", set.toString())).isZero();
        assertThat(night.type("ingest", "--data", set.toString())).isZero();

        assertThat(night.report(RUN).at("/run").asText()).isEqualTo(RUN);
        assertThat(night.report(RUN + "-2").at("/run").asText()).isEqualTo(RUN + "-2");
    }
}
