package io.cinematch.jobs.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.split.SplitStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights on the same data: the first trained well, the second for one step of a thousandth of the length. */
class GateSparkIT {
    private static final Map<String, String> WELL = Map.of(
            "CINEMATCH_TRAIN_VARIANTS", "funksvd",
            "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
            "CINEMATCH_SERVE_VARIANT", "funksvd",
            "CINEMATCH_VARIANTS_FUNKSVD_RANK", "4",
            "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "20",
            "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2");

    @TempDir
    private static Path folder;

    private static RunReport served;

    @BeforeAll
    static void serve() throws IOException {
        TestData.write(folder.resolve("set"), 80, 20, 1);
        served = trained(night("first", Map.of()));
    }

    private static NightContext night(String run, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(WELL);
        settings.putAll(changes);
        NightContext night = TestNight.in(folder.resolve("data"), settings);
        return new NightContext(
                night.spark(),
                night.settings(),
                night.storage(),
                new RunFolder(night.run().dataDir(), run),
                night.console(),
                night.clock());
    }

    private static RunReport trained(NightContext night) {
        RunReport report = RunReport.begun(night.run().id(), TestNight.NOW, "a small set");
        report = new IngestStep(night, MovieLensFolder.recognise(folder.resolve("set")))
                .run(report)
                .report();
        report = new SplitStep(night).run(report).report();
        report = new TrainStep(night).run(report).report();
        night.storage().write(night.run().report(), report);
        return report;
    }

    private static Map<String, Manifest> active(String run) {
        Manifest manifest = new Manifest(
                run + "-funksvd",
                run,
                "funksvd",
                TestNight.NOW,
                TestNight.NOW,
                LogPosition.NONE,
                List.of(),
                "plain",
                Map.of(),
                40,
                1,
                new Manifest.CatalogueRef("d", 1, 40),
                100);
        return Map.of("funksvd", manifest);
    }

    private static NightContext worse(String run, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(
                Map.of("CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "1", "CINEMATCH_VARIANTS_FUNKSVD_STEP_SIZE", "0.00002"));
        settings.putAll(changes);
        return night(run, settings);
    }

    @Test
    void whatIsWorseThanWhatIsServedIsRefused() {
        NightContext night = worse("worse", Map.of());
        RunReport report = trained(night);

        assertThatThrownBy(() -> new Gate(night).pass(report, active("first"), Optional.empty()))
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.GATE_REFUSED))
                .hasMessageStartingWith(
                        "Worse than what is served, which still is: funksvd beside first-funksvd: NDCG -")
                .hasMessageContaining("worse");
        GateReport found =
                night.storage().read(night.run().gate(), GateReport.class).orElseThrow();
        assertThat(found.checks()).singleElement().satisfies(check -> {
            assertThat(check.active()).isEqualTo("first-funksvd");
            assertThat(check.losses(found.maxLoss())).isNotEmpty();
        });
    }

    @Test
    void itIsPublishedAllTheSameWhereAnyLossIsAllowed() {
        NightContext night = worse("allowed", Map.of("CINEMATCH_PUBLISH_MAX_LOSS", "1"));

        assertThat(new Gate(night)
                        .pass(trained(night), active("first"), Optional.empty())
                        .lines())
                .anySatisfy(line -> assertThat(line).contains("RMSE +").contains("worse"));
    }

    @Test
    void itIsPublishedAllTheSameForAReason() {
        NightContext night = worse("forced", Map.of());
        RunReport report = trained(night);

        GateReport found =
                new Gate(night).pass(report, active("first"), Optional.of("the old one shows a deleted film"));

        assertThat(found.lines())
                .anySatisfy(line -> assertThat(line).contains("RMSE +").contains("worse"))
                .endsWith("published all the same: the old one shows a deleted film");
        assertThat(night.storage().read(night.run().gate(), GateReport.class)).contains(found);
    }

    @Test
    void aReasonThatWasNotNeededIsNotTold() {
        NightContext night = night("unneeded", Map.of());

        GateReport found = new Gate(night).pass(trained(night), active("first"), Optional.of("to be sure"));

        assertThat(found.forced()).isEmpty();
    }

    @Test
    void theSameModelIsNotDistinguishable() {
        NightContext night = night("same", Map.of());

        assertThat(new Gate(night)
                        .pass(trained(night), active("first"), Optional.empty())
                        .lines())
                .containsExactly(
                        "funksvd beside first-funksvd, on tonight's held-out ratings:",
                        "  NDCG +0.0000 (+0.0000 to +0.0000; +0.0 %), not distinguishable",
                        "  RMSE +0.0000 (+0.0000 to +0.0000; +0.0 %), not distinguishable");
    }

    @Test
    void whatCannotBeComparedPassesAndIsTold() {
        NightContext first = night("first", Map.of());
        assertThat(new Gate(first).pass(served, Map.of(), Optional.empty()).lines())
                .containsExactly("nothing of funksvd is served yet");
        assertThat(new Gate(first)
                        .pass(served, active("first"), Optional.empty())
                        .lines())
                .containsExactly("first-funksvd is of this run already");
        assertThat(new Gate(first)
                        .pass(served, active("gone"), Optional.empty())
                        .lines())
                .containsExactly("not compared with gone-funksvd: its run is no longer here");
        NightContext other = night("other", Map.of("CINEMATCH_SPLIT_SEED", "7"));
        assertThat(new Gate(other)
                        .pass(trained(other), active("first"), Optional.empty())
                        .lines())
                .containsExactly("not compared with first-funksvd: that is of other data or another split");
    }
}
