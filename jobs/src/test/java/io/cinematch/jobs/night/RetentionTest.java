package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunStatus;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T03:00:00Z"), ZoneOffset.UTC);

    private final Storage storage = new Storage(new Configuration());

    @TempDir
    private Path data;

    private String run(int day) {
        return "202601%02d-030000".formatted(day);
    }

    private RunFolder folder(String run) {
        return new RunFolder(data.toString(), run);
    }

    private void write(String run, int day, RunStatus status, String... steps) {
        RunReport report = RunReport.begun(run, Instant.parse("2026-01-%02dT03:00:00Z".formatted(day)), "s")
                .withStatus(status);
        for (String step : steps) {
            report = report.withStep(new StepReport(step, 1, 1, 1, ""));
        }
        storage.write(folder(run).report(), report);
        storage.write(folder(run).lakeRatings() + "/part", "x");
        storage.write(folder(run).model("m") + "/model.json", "x");
        storage.write(folder(run).tableRows() + "/part", "x");
    }

    private void done(String run, int day) {
        write(run, day, RunStatus.planned(List.of("ingest")), "ingest");
    }

    private List<String> delete(int keep, String... needed) {
        return new Retention(storage, data.toString(), CLOCK).delete(keep, Set.of(needed));
    }

    @Test
    void keepsTheNewestAndTheirRowsOfAll() {
        for (int day = 1; day <= 5; day++) {
            done(run(day), day);
        }
        storage.write(data + "/lake/live/state.json", "x");

        assertThat(delete(2)).containsExactly(run(1), run(2), run(3));

        assertThat(storage.folders(data + "/runs")).containsExactly(run(4), run(5), "table");
        assertThat(storage.folders(data + "/lake")).containsExactly(run(4), run(5), "live");
        assertThat(storage.folders(data + "/runs/table")).hasSize(5);
        assertThat(delete(2)).isEmpty();
    }

    @Test
    void keepsWhatIsServedWhatWasNamedAndWhatMayBeResumed() {
        done(run(1), 1);
        done("baseline", 2);
        done(run(3), 3);
        write(run(4), 4, RunStatus.planned(List.of("ingest")).failedAt("ingest", "why", ExitCode.OTHER));
        write(run(5), 5, RunStatus.planned(List.of("ingest", "split")), "ingest");
        done(run(6), 6);

        assertThat(delete(2, run(1))).isEmpty();
        assertThat(delete(1, run(1))).containsExactly(run(3), run(4), run(5));
        assertThat(storage.folders(data + "/runs")).containsExactly(run(1), run(6), "baseline", "table");
    }

    @Test
    void leavesAloneWhatSomebodyIsAtWorkOn() {
        done(run(1), 1);
        done(run(2), 2);

        try (Lock held =
                Lock.take(storage, folder(run(1)).lock(), run(1), CLOCK).orElseThrow()) {
            assertThat(delete(1)).isEmpty();
        }
        assertThat(delete(1)).containsExactly(run(1));
    }

    @Test
    void tidiesAfterARunThatWasBrokenOff() {
        write(run(1), 1, RunStatus.planned(List.of("train")).workingAt("train"), "ingest", "split");
        storage.write(folder(run(1)).checkpoints() + "/rdd-1/part", "x");

        new Retention(storage, data.toString(), CLOCK).tidy();

        assertThat(storage.folders(folder(run(1)).path())).containsExactly("models");
    }
}
