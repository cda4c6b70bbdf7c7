package io.cinematch.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineupTest {
    private final Storage storage = new Storage(new Configuration());

    @TempDir
    private Path data;

    @BeforeEach
    void write() {
        write("other", 5, "0abc");
        write("first", 1, "00ff");
        write("second", 2, "00ff");
        write("third", 3, "0abc");
        write("fourth", 4, "00ff");
    }

    private void write(String id, int day, String fingerprint) {
        RunReport report = Runs.report(id, fingerprint, "x", "y");
        RunReport dated = new RunReport(
                report.run(),
                Instant.parse("2026-01-0%dT03:00:00Z".formatted(day)),
                report.source(),
                report.data(),
                report.split(),
                report.protocol(),
                report.steps(),
                report.variants(),
                report.releases(),
                report.made(),
                report.status());
        RunFolder folder = new RunFolder(data.toString(), id);
        storage.write(folder.report(), dated);
        storage.write(folder.evaluation(), Runs.evaluation(10, 4, "x", "y"));
    }

    private Lineup of(String... targets) {
        return Lineup.of(
                new RunFinder(storage, data.toString()),
                storage,
                Stream.of(targets).map(Target::parse).toList());
    }

    @Test
    void byItselfItIsTheNewestAndTheOneBeforeItOnTheSameData() {
        assertThat(of().runs()).extracting(KnownRun::id).containsExactly("third", "other");
        storage.delete(data.resolve("runs/other").toString());
        storage.delete(data.resolve("runs/third").toString());

        assertThat(of().runs()).extracting(KnownRun::id).containsExactly("second", "fourth");
        assertThat(of().notes()).isEmpty();
    }

    @Test
    void withoutAnotherOnTheSameDataItIsShownAlone() {
        storage.delete(data.resolve("runs/third").toString());

        assertThat(of().runs()).extracting(KnownRun::id).containsExactly("other");
        assertThat(of().notes()).singleElement().asString().startsWith("No earlier run was judged on the same ratings");
    }

    @Test
    void runsComeInTheOrderInWhichTheyAreNamedAndOnce() {
        Lineup lineup = of("fourth", "first", "fourth");

        assertThat(lineup.runs()).extracting(KnownRun::id).containsExactly("fourth", "first");
        assertThat(lineup.picked()).isEmpty();
    }

    @Test
    void variantsArePickedOfOneRunOrOfTwo() {
        Lineup lineup = of("fourth:x", "fourth:random", "first:y");

        assertThat(lineup.runs()).extracting(KnownRun::id).containsExactly("fourth", "first");
        assertThat(lineup.picked())
                .extracting(Pair.Side::label)
                .containsExactly("fourth:x", "fourth:random", "first:y");
    }

    private void assertRefused(ExitCode exit, String problem, String remedy, String... targets) {
        assertThatThrownBy(() -> of(targets)).isInstanceOfSatisfying(CineMatchException.class, e -> {
            assertThat(e.exit()).isEqualTo(exit);
            assertThat(e.getMessage()).contains(problem);
            assertThat(e.remedy()).contains(remedy);
        });
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertRefused(ExitCode.DATA_CHECK, "There is no run fifth", "There are first, second, third", "first", "fifth");
        assertRefused(ExitCode.USAGE, "A variant is compared with a variant", "two RUN:VARIANT", "first:x", "second");
        assertRefused(ExitCode.USAGE, "A variant is compared with a variant", "two RUN:VARIANT", "first:x");
        assertRefused(
                ExitCode.DATA_CHECK,
                "Run first has no variant z that was judged.",
                "It has x, y, random.",
                "first:z",
                "second:x");
        String report = new RunFolder(data.toString(), "first").report();
        storage.write(
                report, storage.read(report, RunReport.class).orElseThrow().before("evaluate"));
        assertRefused(
                ExitCode.DATA_CHECK, "Run first has not been evaluated", "./cinematch evaluate --run first", "first");
    }

    @Test
    void withoutAnyEvaluatedRunItSaysHowToMakeOne() {
        List.of("other", "first", "second", "third", "fourth")
                .forEach(run -> storage.delete(data.resolve("runs").resolve(run).toString()));

        assertRefused(ExitCode.DATA_CHECK, "No run has been evaluated yet.", "./cinematch nightly");
    }
}
