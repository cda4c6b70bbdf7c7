package io.cinematch.jobs.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night makes of variants that cannot be trained: FunkSVD with a step that is far too long, for one. */
class TrainStepSparkIT {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private NightContext night(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
                "CINEMATCH_SERVE_VARIANT", "funksvd",
                "CINEMATCH_VARIANTS_FUNKSVD_STEP_SIZE", "10",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_MAX_ITER", "2",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK_RANK", "4",
                "CINEMATCH_VARIANTS_ALS_IMPLICIT_MAX_ITER", "2",
                "CINEMATCH_VARIANTS_ALS_IMPLICIT_RANK", "4"));
        all.putAll(settings);
        NightContext quiet = TestNight.in(folder, all);
        NightContext night = new NightContext(
                quiet.spark(),
                quiet.settings(),
                quiet.storage(),
                quiet.run(),
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                quiet.clock());
        for (String side : List.of(night.run().train(), night.run().lakeRatings())) {
            SharedSpark.session().sql("""
                    select u as user, cast(m as int) as movie, cast(1 + pmod(u + m, 4) as float) as stars, 0L as time
                    from (select id as u from range(30)) cross join (select id as m from range(20))
                    where pmod(xxhash64(u, m), 2) = 0
                    """).write().mode("overwrite").parquet(side);
        }
        return night;
    }

    private static RunReport trained(NightContext night) {
        return new TrainStep(night)
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report();
    }

    @Test
    void oneThatCannotBeTrainedIsReportedAndTheOthersGoOn() {
        NightContext night = night(Map.of("CINEMATCH_TRAIN_VARIANTS", "item-mean,two-heads,als-implicit"));

        Map<String, VariantReport> reports =
                trained(night).variants().stream().collect(Collectors.toMap(VariantReport::name, Function.identity()));

        assertThat(reports)
                .containsOnlyKeys("item-mean", "funksvd", "funksvd-rank", "two-heads", "als-implicit")
                .allSatisfy((name, report) -> assertThat(report.trained())
                        .isEqualTo(!List.of("funksvd", "two-heads").contains(name)));
        assertThat(reports.get("funksvd").failure()).contains("stepSize");
        assertThat(reports.get("two-heads").failure()).isEqualTo("it is made of funksvd, which could not be trained");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("    funksvd        not trained: ")
                .containsPattern("    item-mean +[0-9.]+ s");
    }

    @Test
    void whatAnEarlierTrainingLeftIsGoneWhenTrainingFails() {
        NightContext mild = night(Map.of(
                "CINEMATCH_TRAIN_VARIANTS", "item-mean,funksvd", "CINEMATCH_VARIANTS_FUNKSVD_STEP_SIZE", "0.01"));
        trained(mild);
        assertThat(folder.resolve("runs/test/models/funksvd")).exists();

        trained(night(Map.of("CINEMATCH_TRAIN_VARIANTS", "item-mean,funksvd")));

        assertThat(folder.resolve("runs/test/models/funksvd")).doesNotExist();
        assertThat(folder.resolve("runs/test/models/item-mean")).exists();
    }

    @Test
    void ofTwoHeadsOfWhichOneFailedNothingIsPublished() {
        NightContext night = night(Map.of(
                "CINEMATCH_TRAIN_VARIANTS", "two-heads",
                "CINEMATCH_PUBLISH_VARIANTS", "two-heads",
                "CINEMATCH_SERVE_VARIANT", "two-heads"));
        RunReport report = trained(night);

        CineMatchException refused =
                catchThrowableOfType(CineMatchException.class, () -> new ScoreStep(night).run(report));

        assertThat(refused.exit()).isEqualTo(ExitCode.DATA_CHECK);
        assertThat(refused)
                .hasMessageContaining("Variant funksvd is to be published but could not be trained")
                .hasMessageContaining("stepSize");
        assertThat(refused.remedy()).contains("./cinematch train --run test");
    }

    @Test
    void aNightInWhichNothingCouldBeTrainedEnds() {
        NightContext night = night(Map.of(
                "CINEMATCH_TRAIN_VARIANTS", "funksvd,als-implicit",
                "CINEMATCH_VARIANTS_ALS_IMPLICIT_MIN_STARS", "5"));

        CineMatchException ended = catchThrowableOfType(CineMatchException.class, () -> trained(night));

        assertThat(ended.exit()).isEqualTo(ExitCode.DATA_CHECK);
        assertThat(ended)
                .hasMessageContaining("Not one variant could be trained")
                .hasMessageContaining("funksvd: ")
                .hasMessageContaining("als-implicit: No rating has at least 5.0 stars");
    }
}
