package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster needs to be told. */
class SparkSettingsTest {
    @TempDir
    private Path folder;

    private SettingsFiles files;

    @BeforeEach
    void nothingThere() {
        files = new SettingsFiles(folder);
    }

    @Test
    void whatTheLauncherTellsSparkSubmitIsNoSetting() {
        SettingsLoader.load(List.of(), Map.of("CINEMATCH_SUBMIT_OPTS", "--master yarn"));
    }

    @Test
    void sparksOwnPropertiesHaveTheirFullNamesQuotedOrNot() {
        Path file = files.file(
                "spark.conf",
                "spark.properties { \"spark.task.maxFailures\" = 8, spark.dynamicAllocation.enabled = true }");

        assertThat(SettingsLoader.load(List.of(file), Map.of()).spark().properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("spark.task.maxFailures", "8", "spark.dynamicAllocation.enabled", "true"));
    }

    @Test
    void aPropertyThatSparkWouldNotLookAtIsRefused() {
        Path file = files.file("late.conf", "spark.properties { spark.driver.memory = 8g, task.maxFailures = 8 }");

        assertThat(SettingsFiles.problem(List.of(file), Map.of()))
                .contains("spark.driver.memory, which Spark reads before a program begins", "CINEMATCH_SUBMIT_OPTS")
                .contains("names task.maxFailures, but what Spark reads begins with spark.");
    }

    @Test
    void whatHasToBeOnThisMachineIsInTheCheckoutWhenTheDataIsNot() {
        assertThat(localFolder("hdfs://namenode/cinematch")).isEqualTo(Path.of("/home/data"));
        assertThat(localFolder("file:///shared/cinematch")).isEqualTo(Path.of("/shared/cinematch"));
        assertThat(localFolder("elsewhere")).isEqualTo(Path.of("/home/elsewhere"));
    }

    private static Path localFolder(String dataDir) {
        return SettingsLoader.load(List.of(), Map.of("CINEMATCH_HOME", "/home", "CINEMATCH_DATA_DIR", dataDir))
                .localFolder();
    }
}
