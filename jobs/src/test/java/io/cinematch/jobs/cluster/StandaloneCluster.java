package io.cinematch.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real standalone cluster on loopback: a master and workers of one core, each a process of its own. */
final class StandaloneCluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");

    private final SparkInstallation spark;
    private final Path folder;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final String url;

    private StandaloneCluster(SparkInstallation spark, Path folder) throws IOException {
        this.spark = spark;
        this.folder = folder;
        Path log = folder.resolve("master.log");
        List<String> arguments = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        master = spark.java(log, List.of("-Xmx256m"), "org.apache.spark.deploy.master.Master", arguments)
                .start();
        Matcher said = Watch.until(log, master, MASTER);
        url = said.group(1);
    }

    static StandaloneCluster start(SparkInstallation spark, Path folder, int workers) throws IOException {
        StandaloneCluster cluster = new StandaloneCluster(spark, folder);
        for (int w = 0; w < workers; w++) {
            cluster.addWorker();
        }
        for (int w = 0; w < workers; w++) {
            Watch.until(cluster.log(w), cluster.workers.get(w), Pattern.compile("Successfully registered with master"));
        }
        return cluster;
    }

    private void addWorker() throws IOException {
        int number = workers.size();
        Path work = Files.createDirectories(folder.resolve("worker" + number));
        List<String> arguments =
                List.of("--host", "127.0.0.1", "--webui-port", "0", "-c", "1", "-m", "1g", "-d", work.toString(), url);
        workers.add(spark.java(log(number), List.of("-Xmx256m"), "org.apache.spark.deploy.worker.Worker", arguments)
                .start());
    }

    private Path log(int worker) {
        return folder.resolve("worker%d.log".formatted(worker));
    }

    String url() {
        return url;
    }

    Process worker(int number) {
        return workers.get(number);
    }

    /** The executor that a worker runs now. */
    ProcessHandle executorOf(int worker) {
        return workers.get(worker)
                .children()
                .filter(ProcessHandle::isAlive)
                .findFirst()
                .orElseThrow(() -> new AssertionError("worker %d runs no executor".formatted(worker)));
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        for (Process process : all) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
