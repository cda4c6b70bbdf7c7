package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal bytes on other masters than the tests' own, real executors in processes of their own among them. */
class FunkSVDClusterSparkIT {
    private static final List<String> CLASS_PATH = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList();

    @TempDir
    private static Path folder;

    private static List<String> bits;

    @BeforeAll
    static void trainHere() {
        bits = RatingTable.bits(ClusterTraining.train(epoch -> {}));
    }

    @Test
    void oneThreadGivesTheSameBytes() throws Exception {
        run("local[1]");

        assertThat(result("calm")).isEqualTo(bits);
    }

    @Test
    void aClusterGivesTheSameBytesAlsoWhenExecutorsDie() throws Exception {
        run("local-cluster[2,1,1024]");

        assertThat(result("calm")).isEqualTo(bits);
        assertThat(result("killed")).isEqualTo(bits);
        assertThat(result("checkpointed")).isEqualTo(bits);
        assertThat(restarts("calm")).isZero();
        assertThat(restarts("killed")).isPositive();
        assertThat(restarts("checkpointed")).isPositive();
    }

    private static void run(String master) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, CLASS_PATH)));
        command.addAll(List.of(ClusterTraining.class.getName(), master, folder.toString(), folders()));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", sparkHome().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** An installation as far as executors need one: the jars of the class path. */
    private static Path sparkHome() throws IOException {
        Path home = Files.createTempDirectory(folder, "spark");
        Path jars = Files.createDirectory(home.resolve("jars"));
        Files.createFile(home.resolve("RELEASE"));
        for (String jar : CLASS_PATH) {
            if (jar.endsWith(".jar")) {
                Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
            }
        }
        return home;
    }

    private static String folders() {
        return CLASS_PATH.stream()
                .filter(entry -> !entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> result(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name));
        return lines.subList(0, lines.size() - 1);
    }

    private static int restarts(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name));
        return Integer.parseInt(lines.get(lines.size() - 1).substring("restarts ".length()));
    }
}
