package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
    /** By sha256sum. */
    private static final String HELLO = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

    @TempDir
    Path root;

    @Test
    void withoutADataSetNothingIsWrong() {
        assertThat(new DataCheck(root).look()).extracting(Finding::state).containsExactly("well");
    }

    @Test
    void aFileThatChangedIsNamed() throws IOException {
        Path folder = Files.createDirectories(root.resolve("ml-latest-small"));
        Files.writeString(folder.resolve("ratings.csv"), "hello\n");
        assertThat(new DataCheck(root).look()).extracting(Finding::state).containsExactly("well");

        Files.write(folder.resolve("SHA256SUMS"), List.of(HELLO + "  ratings.csv"));
        assertThat(new DataCheck(root).look())
                .containsExactly(new Finding("data", new Outcome.Well(folder + " is as it was downloaded")));

        Files.writeString(folder.resolve("ratings.csv"), "hullo\n");
        assertThat(new DataCheck(root).look())
                .containsExactly(new Finding(
                        "data",
                        new Outcome.Ill(
                                folder + ": ratings.csv changed since the download",
                                "Remove the folder, then: ./cinematch data fetch ml-latest-small")));
    }
}
