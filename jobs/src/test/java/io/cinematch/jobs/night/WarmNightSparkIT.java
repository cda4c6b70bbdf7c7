package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cinematch.jobs.TestData;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.UserStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightly --since}. */
class WarmNightSparkIT {
    private static final String YESTERDAY = "20260101-030000";

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
        night.environment.put("CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "12");
        night.environment.put("CINEMATCH_NIGHTLY_WARM_EPOCHS", "2");
        set = TestData.write(home.resolve("small"), 80, 15, 1);
    }

    private int nightly(String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(new String[] {"nightly", "--data", set.toString()}, 0, all, 0, 3);
        System.arraycopy(options, 0, all, 3, options.length);
        return night.type(all);
    }

    private JsonNode variant(String run) throws IOException {
        return night.report(run).at("/variants/1");
    }

    @Test
    void aWarmNightGoesOnFromTheModelsOfYesterday() throws IOException {
        assertThat(nightly("--since", "latest")).as(night.errors()).isZero();
        assertThat(night.lines()).anyMatch(line -> line.contains("anew: no run of the same data"));
        assertThat(variant(YESTERDAY).at("/parameters").has("since")).isFalse();

        // User 500 and film 40 are new; the others are who they were.
        Files.writeString(
                set.resolve("ratings.csv"),
                "500,1,5,1100000000\n500,3,5,1100000001\n500,40,4,1100000002\n",
                StandardOpenOption.APPEND);
        night.now = night.now.plusSeconds(86_400);
        assertThat(nightly("--since", "latest", "--run", "warm"))
                .as(night.errors())
                .isZero();
        assertThat(nightly("--since", YESTERDAY, "--run", "again"))
                .as(night.errors())
                .isZero();
        assertThat(nightly("--run", "cold")).as(night.errors()).isZero();

        assertThat(variant("warm").at("/parameters/since").asText()).isEqualTo(YESTERDAY);
        assertThat(variant("warm").at("/epochs")).hasSize(2);
        assertThat(variant("warm").at("/epochs/0/step").asDouble())
                .as("the step of the eleventh epoch of twelve: stepSize · stepDecay^10")
                .isCloseTo(0.02 * Math.pow(0.95, 10), within(1e-12));
        assertThat(night.checksum("warm")).isEqualTo(night.checksum("again")).isNotEqualTo(night.checksum("cold"));
        double warm = variant("warm").at("/metrics/rmse").asDouble();
        assertThat(warm).isCloseTo(variant("cold").at("/metrics/rmse").asDouble(), within(0.05));
        UserRecord newcomer = new UserStore(REDIS.client())
                .read(500, "warm-funksvd")
                .release()
                .orElseThrow();
        assertThat(newcomer.list()).isNotEmpty();
        assertThat(newcomer.models().get(0).p()).hasSize(4);
    }

    @Test
    void aModelThatDoesNotFitIsTrainedAnew() throws IOException {
        assertThat(nightly()).as(night.errors()).isZero();
        night.now = night.now.plusSeconds(86_400);
        night.environment.put("CINEMATCH_VARIANTS_FUNKSVD_RANK", "5");

        assertThat(nightly("--since", YESTERDAY)).as(night.errors()).isZero();

        assertThat(night.lines())
                .anyMatch(
                        line -> line.matches("    funksvd +anew: run %s has no model that fits".formatted(YESTERDAY)));
        assertThat(variant("20260102-030000").at("/epochs")).hasSizeGreaterThan(2);
        assertThat(variant("20260102-030000").at("/parameters").has("since")).isFalse();
    }

    @Test
    void aRunThatMayHaveSeenWhatIsHeldOutIsRefusedAndSoIsOneThatIsNotThere() {
        assertThat(nightly("--since", "never")).isEqualTo(4);
        assertThat(night.errors()).contains("There is no run never");

        assertThat(night.type("nightly", "--resume", "latest"))
                .as(night.errors())
                .isZero();
        night.now = night.now.plusSeconds(86_400);
        night.environment.put("CINEMATCH_SPLIT_SEED", "43");
        assertThat(nightly("--since", YESTERDAY)).isEqualTo(3);
        assertThat(night.errors())
                .contains("may have seen what is held out tonight")
                .contains("seed 42, not random");
    }

    /** A night that is killed while it trains leaves models; those that are complete stay. */
    @Test
    void whatABrokenOffTrainingHasFinishedIsKept() throws IOException {
        assertThat(nightly()).as(night.errors()).isZero();
        Path report = night.run(YESTERDAY).resolve("report.json");
        String checksum = night.checksum(YESTERDAY);
        String cut = Files.readString(report)
                .replace("\"name\" : \"train\"", "\"name\" : \"tune\"")
                .replaceFirst("\"at\" : \"\"", "\"at\" : \"train\"");
        Files.writeString(report, cut);
        Path funksvd = night.run(YESTERDAY).resolve("models/funksvd/model.json");
        Path popularity = night.run(YESTERDAY).resolve("models/popularity/model.json");
        Files.delete(popularity);
        var kept = Files.getLastModifiedTime(funksvd);

        assertThat(night.type("nightly", "--resume", "latest"))
                .as(night.errors())
                .isZero();

        assertThat(night.lines()).anyMatch(line -> line.matches("    funksvd +is trained already"));
        assertThat(Files.getLastModifiedTime(funksvd)).isEqualTo(kept);
        assertThat(popularity).exists();
        assertThat(night.checksum(YESTERDAY)).isEqualTo(checksum);
    }
}
