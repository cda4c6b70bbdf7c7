package io.cinematch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportsTest {
    private final Storage storage = new Storage(new Configuration());

    @TempDir
    private Path folder;

    /** report-1.json: what ./cinematch wrote before there were fingerprints, for a generated sample of 40 users. */
    @Test
    void aReportOfAnEarlierVersionCanBeRead() throws IOException {
        Path file = folder.resolve("report.json");
        try (InputStream in = RunReportsTest.class.getResourceAsStream("report-1.json")) {
            Files.copy(in, file);
        }

        RunReport report = RunReports.read(storage, file.toString()).orElseThrow();

        assertThat(report.run()).isEqualTo("old");
        assertThat(report.made()).isEmpty();
        assertThat(report.data().fingerprint()).isEmpty();
        assertThat(report.variants()).extracting(VariantReport::name).containsExactly("popularity", "bias");
        assertThat(report.has("evaluate")).isTrue();
    }

    @Test
    void whatIsNoReportIsNotTakenForOne() throws IOException {
        for (String text : new String[] {"", "null", "[]", "{}", "{\"run\": \"a\"", "{\"run\": 1, \"data\": []}"}) {
            String file = Files.writeString(folder.resolve("report.json"), text).toString();
            assertThatThrownBy(() -> RunReports.read(storage, file)).as(text).isInstanceOf(FormatException.class);
        }
        assertThat(RunReports.read(storage, folder.resolve("absent.json").toString()))
                .isEmpty();
    }
}
