package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * A program that trains on the given master and writes the bits of its models, a file for each: {@code calm}, and on a
 * cluster {@code killed} and {@code checkpointed}, in which an executor's process dies in the middle of an epoch.
 * Arguments: master, folder to write to, class path of the executors.
 */
final class ClusterTraining {
    private static final int KILLED_IN = 4;

    private ClusterTraining() {}

    static FunkSVD estimator() {
        return new FunkSVD()
                .setRank(5)
                .setMaxIter(6)
                .setValidationShare(0.1)
                .setNumBlocks(4)
                .setCheckpointInterval(2);
    }

    static FunkSVDModel train(Consumer<EpochStats> listener) {
        return estimator().fit(RatingTable.of(RatingTable.tastes(60, 40, 15, 3), 3), listener);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        // The tests' session is this one, for it is there before they ask.
        SparkSession spark = SparkSession.builder()
                .master(args[0])
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.executor.extraClassPath", args[2])
                // Both executors must be there from the start, so that each has some of the blocks.
                .config("spark.cores.max", "2")
                .config("spark.scheduler.minRegisteredResourcesRatio", "1")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
                .config("spark.shuffle.io.retryWait", "1s")
                .getOrCreate();
        write(folder.resolve("calm"), train(epoch -> {}));
        if (!spark.sparkContext().isLocal()) {
            write(folder.resolve("killed"), train(killing()));
            SharedSpark.context().setCheckpointDir(folder.resolve("checkpoints").toString());
            FunkSVDModel model = train(killing());
            // The model, too, is in files now.
            kill();
            write(folder.resolve("checkpointed"), model);
        }
        spark.stop();
    }

    private static void write(Path file, FunkSVDModel model) throws Exception {
        List<String> lines = new ArrayList<>(RatingTable.bits(model));
        lines.add("restarts " + model.summary().restarts());
        Files.write(file, lines);
    }

    /** Kills an executor once, when told of an epoch, which is between two strata of the next. */
    private static Consumer<EpochStats> killing() {
        AtomicBoolean done = new AtomicBoolean();
        return epoch -> {
            if (epoch.epoch() == KILLED_IN - 1 && done.compareAndSet(false, true)) {
                kill();
            }
        };
    }

    private static void kill() {
        // In local-cluster the master and the workers are threads of this process, and executors its only children.
        ProcessHandle executor = ProcessHandle.current().children().findFirst().orElseThrow();
        executor.destroyForcibly();
        executor.onExit().join();
    }
}
