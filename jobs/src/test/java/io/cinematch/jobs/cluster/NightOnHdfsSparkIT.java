package io.cinematch.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.cli.JobsCommand;
import io.cinematch.jobs.cli.Surroundings;
import io.cinematch.jobs.registry.RunTable;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.cli.CommandRunner;
import io.cinematch.model.console.Console;
import io.cinematch.model.store.RealRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** Lake, runs, checkpoints and reports on a real HDFS: the same bytes, and nothing of them on this machine. */
class NightOnHdfsSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private static Path folder;

    private static MiniDFSCluster hdfs;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-01T03:00:00Z");

    @BeforeAll
    static void start() throws IOException {
        SharedSpark.session();
        Configuration conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(conf).build();
    }

    @AfterAll
    static void stop() {
        hdfs.shutdown();
        // The session goes on to other tests, whose checkpoints would be looked for there.
        SharedSpark.session().sparkContext().checkpointDir_$eq(Option.empty());
    }

    @Test
    void aNightLeavesTheSameReleaseAsOnThisMachine() throws IOException {
        Path data = TestData.write(folder.resolve("a set, with 100% odd signs"), 80, 15, 1);
        String here = folder.resolve("here").toString();
        String there = "hdfs://localhost:%d/cine match".formatted(hdfs.getNameNodePort());

        run(here, "nightly", "--data", data.toString());
        run(there, "nightly", "--data", data.toString());

        RunReport report = report(there);
        assertThat(report.releases().get("funksvd").checksum())
                .isEqualTo(report(here).releases().get("funksvd").checksum());
        assertThat(RunTable.read(SharedSpark.session(), there).count()).isPositive();
        assertThat(storage().read(RunFolder.latestHtml(there))).isPresent();
        assertThat(storage().folders(new RunFolder(there, report.run()).staged("")))
                .isEmpty();
        assertThat(storage().read(new RunFolder(there, report.run()).checkpoints()))
                .isEmpty();
        assertThat(folder.resolve("data/runs")).as("in the checkout").doesNotExist();
    }

    @Test
    void commandsGoOnWithARunThere() throws IOException {
        Path data = TestData.write(folder.resolve("movielens"), 200, 15, 2);
        String there = "hdfs://localhost:%d/others".formatted(hdfs.getNameNodePort());

        run(there, "nightly", "--data", data.toString());
        now = now.plusSeconds(1);
        run(there, "ingest", "--data", data.toString());
        run(
                there,
                "split",
                "--train",
                given("train", "1,1,4.0,1000000000"),
                "--test",
                given("test", "1,2,3.5,1000000000"));
        run(there, "split");
        run(there, "train");
        run(there, "evaluate");
        run(there, "abtest");
        run(there, "runs");
        run(there, "compare");
        run(there, "tune", "--variant", "funksvd", "--trials", "1");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("best.conf").contains("20260101-030001");
    }

    private static String given(String name, String line) throws IOException {
        Path file = folder.resolve(name + ".csv");
        return Files.writeString(file, "userId,movieId,rating,timestamp\n" + line)
                .toString();
    }

    private void run(String dataDir, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CINEMATCH_DATA_DIR", dataDir,
                "CINEMATCH_REDIS_URL", REDIS.address().toString(),
                "CINEMATCH_TRAIN_VARIANTS", "popularity,funksvd",
                "CINEMATCH_PUBLISH_VARIANTS", "funksvd",
                "CINEMATCH_SERVE_VARIANT", "funksvd",
                "CINEMATCH_NIGHTLY_ANALYSES", "",
                "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER", "12",
                "CINEMATCH_VARIANTS_FUNKSVD_RANK", "4",
                "CINEMATCH_VARIANTS_FUNKSVD_NUM_BLOCKS", "2"));
        environment.put("CINEMATCH_HOME", folder.toString());
        Surroundings around = new Surroundings(
                new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false),
                Clock.fixed(now, ZoneOffset.UTC),
                environment,
                folder,
                URI.create("http://127.0.0.1:1/"));
        assertThat(CommandRunner.run(JobsCommand.create(around), arguments))
                .as(String.join(" ", arguments) + "\n" + told.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private static Storage storage() {
        return new Storage(new Configuration());
    }

    private static RunReport report(String dataDir) {
        return RunReports.read(storage(), RunFolder.latestReport(dataDir)).orElseThrow();
    }
}
