package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void isOneSmallFile() throws Exception {
        String html = HtmlReport.html(ExampleRun.full());
        Files.writeString(Path.of("target/report-example.html"), html);
        assertThat(html).hasSizeLessThan(1_000_000);
    }
}
