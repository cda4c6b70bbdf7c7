package io.cinematch.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night, as a user submits it, on a real standalone cluster that loses an executor in training and a whole worker in
 * publish: the release is what {@code local[2]} makes, byte for byte.
 */
class NightClusterIT {
    /** Six of 36 strata are begun: training is well on its way, and most of it is to come. */
    private static final Pattern TRAINING =
            Pattern.compile("(?s)(Submitting \\d+ missing tasks from \\S+ \\d+ \\(StratumRDD.*?){6}");

    /** Two executors of one core; a redis.timeout that outlasts the loss of a worker; a site's serialiser, to no effect. */
    private static final String SMALL = """
            train.variants = [two-heads]
            nightly.analyses = []
            variants.funksvd { numBlocks = 3, maxIter = 6, rank = 8 }
            variants.funksvd-rank { numBlocks = 3, maxIter = 6, rank = 8 }
            spark.shufflePartitions = 2
            redis.timeout = 120s
            spark.properties {
              spark.executor.cores = 1
              spark.executor.memory = 600m
              spark.cores.max = 2
              spark.driver.host = "127.0.0.1"
              spark.ui.enabled = false
              spark.serializer = org.apache.spark.serializer.KryoSerializer
            }
            """;

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private static Path folder;

    @Test
    void losesAnExecutorAndAWorkerAndPublishesTheSameBytes() throws Exception {
        Path data = TestData.write(folder.resolve("movielens"), 300, 15, 7);
        SparkInstallation spark =
                SparkInstallation.without(jar(), Path.of("target/spark").toAbsolutePath());
        RunReport local = night(spark, "local[2]", "local", data, REDIS.address());

        RunReport cluster;
        try (StandaloneCluster standalone = StandaloneCluster.start(spark, folder, 2);
                HeldWrites held = new HeldWrites(REDIS.address(), 2)) {
            Process night =
                    submit(spark, standalone.url(), "cluster", data, held.address(), "--conf", "../conf/cluster.conf");
            try {
                Watch.until(log("cluster"), night, TRAINING);
                kill(standalone.executorOf(0));
                assertThat(held.awaitHeld(night))
                        .as(Files.readString(log("cluster")))
                        .isTrue();
                ProcessHandle executor = standalone.executorOf(0);
                kill(standalone.worker(0).toHandle());
                // An executor does not outlive its worker.
                executor.onExit().get(1, TimeUnit.MINUTES);
                held.letGo();
                cluster = report(night, "cluster");
            } finally {
                night.destroyForcibly();
            }
        }

        assertThat(cluster.releases().get("two-heads").checksum())
                .isEqualTo(local.releases().get("two-heads").checksum());
        assertThat(Files.readString(log("cluster"))).contains("training goes on after epoch");
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static RunReport night(SparkInstallation spark, String master, String name, Path data, RedisAddress redis)
            throws Exception {
        Process night = submit(spark, master, name, data, redis);
        try {
            return report(night, name);
        } finally {
            night.destroyForcibly();
        }
    }

    private static RunReport report(Process night, String name) throws Exception {
        assertThat(night.waitFor(5, TimeUnit.MINUTES))
                .as(Files.readString(log(name)))
                .isTrue();
        assertThat(night.exitValue()).as(Files.readString(log(name))).isZero();
        return RunReports.read(new Storage(new Configuration()), RunFolder.latestReport(dataDir(name)))
                .orElseThrow();
    }

    private static Process submit(
            SparkInstallation spark, String master, String name, Path data, RedisAddress redis, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--master",
                master,
                "--class",
                "io.cinematch.jobs.cli.Jobs",
                jar().toString(),
                "nightly",
                "--data",
                data.toString()));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "--conf", Files.writeString(folder.resolve("small.conf"), SMALL).toString()));
        Path logging = Path.of("src/test/resources/cluster-log4j2.xml").toAbsolutePath();
        ProcessBuilder builder = spark.java(
                log(name),
                List.of("-Xmx700m", "-Dlog4j2.configurationFile=" + logging.toUri()),
                "org.apache.spark.deploy.SparkSubmit",
                arguments);
        builder.environment()
                .putAll(Map.of("CINEMATCH_DATA_DIR", dataDir(name), "CINEMATCH_REDIS_URL", redis.toString()));
        return builder.start();
    }

    private static String dataDir(String name) {
        return folder.resolve("data-" + name).toUri().toString().replaceFirst("/$", "");
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target").toAbsolutePath())) {
            return built.filter(file -> file.getFileName().toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar to submit: ./mvnw package makes it"));
        }
    }
}
