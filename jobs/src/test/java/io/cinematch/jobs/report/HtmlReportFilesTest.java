package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportFilesTest {
    private final Storage storage = new Storage(new Configuration());

    @TempDir
    Path data;

    private RunFolder folder;

    @BeforeEach
    void folder() {
        folder = new RunFolder(data.toString(), ExampleRun.begun().run());
    }

    private String page() throws IOException {
        return Files.readString(Path.of(folder.html()));
    }

    @Test
    void isInTheFoldersOfTheRunAndOfTheLatest() throws IOException {
        storage.write(folder.evaluation(), ExampleEvaluation.full());
        storage.write(folder.abTest(), ExampleRun.abTest());
        storage.write(folder.foldInGap(), ExampleRun.foldIn());
        RunReport run = ExampleRun.run()
                .withStep(new StepReport("abtest", 1, 1, 1, ""))
                .withStep(new StepReport("foldin", 1, 1, 1, ""));

        HtmlReport.write(storage, folder, run);

        assertThat(page())
                .contains(
                        "two-heads is best at both",
                        "Position-biased cascade",
                        "users were kept from training and folded in")
                .isEqualTo(Files.readString(Path.of(RunFolder.latestHtml(data.toString()))));
    }

    @Test
    void anEvaluationFromBeforeARunWasSplitAgainIsNotShown() throws IOException {
        storage.write(folder.evaluation(), ExampleEvaluation.full());

        HtmlReport.write(storage, folder, ExampleRun.run().before("split"));

        assertThat(page()).contains("is not evaluated yet").doesNotContain("two-heads is best");
    }

    @Test
    void anUnreadableEvaluationIsAnErrorThatSaysWhatToDo() {
        storage.write(folder.evaluation(), "{}");

        assertThatThrownBy(() -> HtmlReport.write(storage, folder, ExampleRun.run()))
                .isInstanceOfSatisfying(CineMatchException.class, e -> {
                    assertThat(e.getMessage()).contains("report.html", "could not be written");
                    assertThat(e.remedy()).contains("./cinematch evaluate --run " + folder.id());
                });
    }
}
