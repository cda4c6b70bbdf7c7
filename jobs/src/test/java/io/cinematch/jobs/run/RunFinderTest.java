package io.cinematch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFinderTest {
    @TempDir
    private Path data;

    private RunFinder finder() {
        return new RunFinder(new Storage(new Configuration()), data.toString());
    }

    private void run(String folder, String id, String startedAt) throws IOException {
        try (InputStream in = RunFinderTest.class.getResourceAsStream("report-1.json")) {
            String report = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"run\" : \"old\"", "\"run\" : \"%s\"".formatted(id))
                    .replaceFirst("\"startedAt\" : \"[^\"]*\"", "\"startedAt\" : \"%s\"".formatted(startedAt));
            Files.writeString(
                    Files.createDirectories(data.resolve("runs").resolve(folder))
                            .resolve("report.json"),
                    report);
        }
    }

    @Test
    void findsRunsByTheirAgeNotTheirNames() throws IOException {
        run("b", "b", "2026-01-01T00:00:00Z");
        run("a", "a", "2026-01-02T00:00:00Z");
        run("latest", "a", "2026-01-02T00:00:00Z");
        Files.createDirectories(data.resolve("runs/table/run=a"));
        Files.writeString(Files.createDirectories(data.resolve("runs/broken")).resolve("report.json"), "{");

        assertThat(finder().all()).extracting(RunFinder.Found::run).containsExactly("broken", "b", "a");
        assertThat(finder().report("latest").run()).isEqualTo("a");
    }

    @Test
    void anUnknownRunIsAnErrorThatNamesThoseThereAre() throws IOException {
        run("b", "b", "2026-01-01T00:00:00Z");
        run("a", "a", "2026-01-02T00:00:00Z");

        assertThatThrownBy(() -> finder().report("c")).isInstanceOfSatisfying(CineMatchException.class, e -> {
            assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK);
            assertThat(e.getMessage()).startsWith("There is no run c in ");
            assertThat(e.remedy()).isEqualTo("There are b, a; ./cinematch runs tells of each.");
        });
    }

    @Test
    void ofManyItNamesTheNewest() throws IOException {
        for (int day = 10; day < 30; day++) {
            run("r" + day, "r" + day, "2026-01-%dT00:00:00Z".formatted(day));
        }

        assertThatThrownBy(() -> finder().report("c"))
                .isInstanceOfSatisfying(
                        CineMatchException.class,
                        e -> assertThat(e.remedy()).startsWith("There are 20, the newest r20, r21,"));
    }

    @Test
    void withoutAnyItSaysHowToMakeOne() {
        assertThat(finder().all()).isEmpty();
        assertThatThrownBy(() -> finder().report("latest"))
                .isInstanceOfSatisfying(
                        CineMatchException.class,
                        e -> assertThat(e.remedy()).isEqualTo("There is none at all: ./cinematch nightly makes one."));
    }

    @Test
    void aReportThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("runs/broken")).resolve("report.json"), "{");

        assertThatThrownBy(() -> finder().report("broken"))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("broken/report.json cannot be read");
    }
}
