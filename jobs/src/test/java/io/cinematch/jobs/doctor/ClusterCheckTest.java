package io.cinematch.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.settings.SettingsLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCheckTest {
    @TempDir
    private Path folder;

    private Map<String, Finding> examine(String master, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(
                Map.of("CINEMATCH_DATA_DIR", folder.toString(), "CINEMATCH_REDIS_URL", "redis://redis.example:6379"));
        environment.forEach((name, value) -> {
            if (name.startsWith("CINEMATCH_")) {
                settings.put(name, value);
            }
        });
        return new ClusterCheck(SettingsLoader.load(List.of(), settings), master, environment, new Configuration())
                .look().stream().collect(Collectors.toMap(Finding::what, finding -> finding));
    }

    @Test
    void oneMachineHasNothingToReach() {
        assertThat(examine("local[*]", Map.of())).isEmpty();
    }

    @Test
    void aMasterThatListensAnswersAndOneThatDoesNotIsToldWithItsRemedy() throws IOException {
        String absent;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + listening.getLocalPort();
            assertThat(examine("spark://127.0.0.1:1," + address, Map.of())
                            .get("cluster")
                            .good())
                    .isTrue();
            assertThat(examine("k8s://https://" + address, Map.of())
                            .get("cluster")
                            .good())
                    .isTrue();
            absent = address;
        }

        Finding gone = examine("spark://" + absent, Map.of()).get("cluster");

        assertThat(gone.outcome().seen()).contains(absent, "does not answer");
        assertThat(remedy(gone)).contains("CINEMATCH_SPARK_MASTER", "start-master.sh");
    }

    @Test
    void yarnIsFoundByItsConfiguration() throws IOException {
        assertThat(remedy(examine("yarn", Map.of()).get("cluster"))).contains("HADOOP_CONF_DIR");
        Files.writeString(folder.resolve("yarn-site.xml"), "<configuration/>");
        assertThat(examine("yarn", Map.of("HADOOP_CONF_DIR", folder.toString()))
                        .get("cluster")
                        .good())
                .isTrue();
    }

    @Test
    void aNameThatIsNoMasterIsTold() {
        assertThat(examine("mesos://host", Map.of()).get("cluster").outcome().seen())
                .contains("no master");
        assertThat(examine("spark://host:99999999", Map.of()).get("cluster").good())
                .isFalse();
    }

    @Test
    void executorsElsewhereCannotReachLoopback() {
        assertThat(examine("yarn", Map.of()).get("executors").good()).isTrue();
        assertThat(remedy(examine("yarn", Map.of("CINEMATCH_REDIS_URL", "redis://127.0.0.1:6379"))
                        .get("executors")))
                .contains("CINEMATCH_REDIS_URL");
    }

    @Test
    void blocksThatDependOnCoresAreTold() {
        assertThat(remedy(examine("yarn", Map.of()).get("blocks"))).contains("numBlocks");
        assertThat(examine(
                                "yarn",
                                Map.of(
                                        "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS",
                                        "8",
                                        "CINEMATCH_VARIANTS_FUNKSVD_RANK_NUM_BLOCKS",
                                        "8"))
                        .get("blocks")
                        .good())
                .isTrue();
    }

    @Test
    void theLakeIsWrittenTo() throws IOException {
        assertThat(examine("yarn", Map.of()).get("lake").good()).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(examine("local[*]", Map.of("CINEMATCH_DATA_DIR", "nowhere://bucket/path"))
                        .get("lake")
                        .outcome()
                        .seen())
                .contains("cannot write to nowhere://bucket/path", "No FileSystem for scheme");
    }

    private static String remedy(Finding found) {
        return found.outcome() instanceof Outcome.Ill ill ? ill.remedy() : "";
    }
}
