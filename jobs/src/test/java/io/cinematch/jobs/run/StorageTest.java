package io.cinematch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.profile.DataProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    private final Storage storage = new Storage(new Configuration());

    @TempDir
    private Path folder;

    private static RunReport ingested() {
        DataProfile.Quantiles quantiles = new DataProfile.Quantiles(1, 2, 3, 4, 5, 6, 3.5);
        return RunReport.begun("r", Instant.EPOCH, "s")
                .withData(new DataProfile(
                        1,
                        1,
                        1,
                        1,
                        1,
                        3,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Map.of("3.0", 1L),
                        quantiles,
                        quantiles,
                        List.of(new DataProfile.TailShare(0.1, 0.5)),
                        List.of(new DataProfile.Genre("Drama", 1, 1, 3)),
                        Map.of(),
                        0,
                        "00ff"))
                .withStep(new StepReport("ingest", 1, 2, 3, "x"));
    }

    /** A report without a split once could not be read back, so no step could follow ingest by hand. */
    @Test
    void aReportOfEveryStageCanBeReadBack() {
        String file = folder.resolve("runs/r/report.json").toString();
        RunReport trained = ingested()
                .withSplit("random")
                .withVariants(List.of(new VariantReport(
                        "f",
                        "funksvd",
                        Map.of("rank", 20),
                        1,
                        List.of(new EpochStats(1, 0.03, 0.9, Double.NaN, false, 0.5, 1e6)),
                        1,
                        Map.of())))
                .withReleases(Map.of("f", new RunReport.ReleaseReport("r-f", 1, 1, 1, "00")));

        for (RunReport report : List.of(ingested(), trained)) {
            storage.write(file, report);
            assertThat(storage.read(file, RunReport.class)).contains(report);
        }
    }

    @Test
    void replacesAndLeavesNothingBeside() throws IOException {
        String file = folder.resolve("a.json").toString();
        storage.write(file, Map.of("n", 1));
        storage.write(file, Map.of("n", 2));

        assertThat(storage.read(file, Map.class)).contains(Map.of("n", 2));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.json"));
        }
    }

    @Test
    void anAbsentFileIsEmpty() {
        assertThat(storage.read(folder.resolve("absent/x.json").toString(), Map.class))
                .isEmpty();
    }

    @Test
    void aStepDoneAgainTakesAlongWhatRestsOnIt() {
        RunReport all = ingested();
        for (String step : List.of("split", "train", "evaluate", "score", "publish")) {
            all = all.withStep(new StepReport(step, 1, 1, 1, ""));
        }

        assertThat(all.before("split").steps()).extracting(StepReport::name).containsExactly("ingest");
        assertThat(all.before("train").steps()).extracting(StepReport::name).containsExactly("ingest", "split");
        assertThat(all.before("evaluate").steps())
                .extracting(StepReport::name)
                .containsExactly("ingest", "split", "train", "score", "publish");
        assertThat(all.before("publish").has("score")).isTrue();
        assertThat(all.before("publish").has("publish")).isFalse();
    }
}
