package io.cinematch.serving.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsFolderTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T03:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T03:00:00Z");

    @TempDir
    Path runs;

    private RunsFolder folder;

    @BeforeEach
    void open() {
        folder = new RunsFolder(Optional.of(runs));
    }

    @Test
    void theNewestComesFirstAndFoldersThatAreNoRunsAreNone() {
        NightReports.write(runs, "b-tuesday", TUESDAY);
        NightReports.write(runs, "latest", TUESDAY);
        NightReports.write(runs, "c-monday", MONDAY);
        NightReports.write(runs, "table", "rows.txt", "no report");

        RunsFolder.Listing listing = folder.list();

        assertThat(listing.note()).isEmpty();
        assertThat(listing.runs()).extracting(RunSummary::id).containsExactly("b-tuesday", "c-monday");
        assertThat(listing.find("latest").orElseThrow().id()).isEqualTo("b-tuesday");
    }

    @Test
    void theChampionHasTheBestListsAndOfEqualsPredictsStars() {
        NightReports.write(runs, "night", MONDAY);

        RunSummary run = folder.list().runs().get(0);

        RunSummary.Standing champion = run.champion().orElseThrow();
        assertThat(champion.variant()).isEqualTo("two-heads");
        assertThat(champion.k()).isEqualTo(OptionalInt.of(10));
        assertThat(champion.ndcg()).hasValue(0.28);
        assertThat(champion.rmse()).hasValue(0.84);
        assertThat(run.source()).isEqualTo("planted");
        assertThat(run.seconds()).isEqualTo(6.5);
        assertThat(run.variants())
                .as("without the one that failed")
                .containsExactly("popularity", "funksvd", "funksvd-rank", "two-heads");
        assertThat(run.published())
                .extracting(RunSummary.Published::release)
                .containsExactly("20260102-030000-two-heads");
        assertThat(run.unfinishedAt()).contains("publish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "no json",
                "{\"startedAt\":\"2026-01-02T03:00:00Z\"}",
                "MISSING \"split\"",
                "MISSING \"seconds\"",
                "NULLS"
            })
    void aBrokenReportIsLeftOutAndNamed(String text) {
        NightReports.write(runs, "good", MONDAY);
        String report = NightReports.text("report.json");
        NightReports.write(
                runs,
                "bad",
                "report.json",
                text.startsWith("MISSING ")
                        ? report.replace(text.substring(8), "\"other\"")
                        : text.equals("NULLS")
                                ? report.replaceFirst("(?s)\"steps\": \\[.*?\\]", "\"steps\": [null]")
                                : text);

        RunsFolder.Listing listing = folder.list();

        assertThat(listing.runs()).extracting(RunSummary::id).containsExactly("good");
        assertThat(listing.note().orElseThrow()).contains("bad").contains("./cinematch runs");
        assertThat(folder.find("bad")).isEmpty();
    }

    @Test
    void aReportOfAnEarlyVersionTellsLess() {
        String early = NightReports.text("report.json")
                .replaceFirst("(?s),\\s*\"made\": .*", "}")
                .replaceAll(",\\s*\"failure\": \"[^\"]*\"", "");
        NightReports.write(runs, "early", "report.json", early);

        RunDetails run = folder.find("early").orElseThrow();

        assertThat(run.made()).isEmpty();
        assertThat(run.run().unfinishedAt()).isEmpty();
        assertThat(run.evaluation()).isEmpty();
        assertThat(run.abTest()).isEmpty();
        assertThat(run.note()).isEmpty();
        assertThat(run.training()).hasSize(5);
    }

    @Test
    void aBrokenPartIsLeftOutAndTheRestIsTold() {
        NightReports.write(runs, "night", MONDAY);
        NightReports.write(runs, "night", "evaluation.json", "{");
        NightReports.write(runs, "night", "abtest.json", "{\"arms\":[null]}");

        RunDetails run = folder.find("night").orElseThrow();

        assertThat(run.evaluation()).isEmpty();
        assertThat(run.abTest()).isEmpty();
        assertThat(run.note().orElseThrow()).contains("how the variants were judged and the A/B test");
        assertThat(run.steps()).hasSize(2);
    }

    @Test
    void aReportIsReadAgainOnlyWhenItWasWrittenAnew() throws IOException {
        NightReports.write(runs, "night", MONDAY);
        RunDetails before = folder.find("night").orElseThrow();
        assertThat(folder.find("night").orElseThrow()).isSameAs(before);

        NightReports.write(runs, "night", "abtest.json", "{}");
        Files.setLastModifiedTime(runs.resolve("night/abtest.json"), FileTime.from(TUESDAY));

        assertThat(folder.find("night").orElseThrow().abTest()).isEmpty();
    }

    @Test
    void fiftyAreListed() {
        for (int k = 0; k < 53; k++) {
            NightReports.write(runs, "night" + k, MONDAY.plusSeconds(k));
        }
        assertThat(folder.list().runs())
                .hasSize(50)
                .first()
                .extracting(RunSummary::id)
                .isEqualTo("night52");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "../runs/night", "night/", "/", "night\u0000", "table", "NIGHT", "none"})
    void whatIsNotListedIsNotFound(String id) {
        NightReports.write(runs, "night", MONDAY);
        assertThat(folder.find(id)).isEmpty();
    }

    @Test
    void whereThereIsNothingTheNoteSaysWhatToDo() throws IOException {
        assertThat(folder.list().note().orElseThrow()).contains("./cinematch nightly");
        RunsFolder.Listing absent = new RunsFolder(Optional.of(runs.resolve("none"))).list();
        assertThat(absent.runs()).isEmpty();
        assertThat(absent.note().orElseThrow()).contains("./cinematch nightly");
        Path file = Files.createFile(runs.resolve("file"));
        assertThat(new RunsFolder(Optional.of(file)).list().note().orElseThrow())
                .contains("cannot be read")
                .doesNotContain(file.toString());
    }

    @Test
    void runsOfAnotherFileSystemAreLookedForThere() {
        Settings far = SettingsLoader.load(List.of(), Map.of("CINEMATCH_DATA_DIR", "hdfs://somewhere:9000/cinematch"));
        assertThat(RunsFolder.of(far).list().note().orElseThrow())
                .contains("another file system")
                .doesNotContain("somewhere");
        NightReports.write(runs.resolve("runs"), "night", MONDAY);
        for (String here : List.of(runs.toString(), runs.toUri().toString())) {
            Settings near = SettingsLoader.load(List.of(), Map.of("CINEMATCH_DATA_DIR", here));
            assertThat(RunsFolder.of(near).list().runs()).hasSize(1);
        }
    }
}
