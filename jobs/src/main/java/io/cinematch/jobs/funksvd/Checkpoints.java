package io.cinematch.jobs.funksvd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps user factors in files of the checkpoint directory, where they outlive the executors that made them. Without a
 * directory, or with an interval of -1, nothing is kept.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final JavaSparkContext context;
    private final int interval;
    private final boolean on;
    private final List<JavaRDD<?>> files = new ArrayList<>();

    Checkpoints(JavaSparkContext context, int interval) {
        this.context = context;
        this.interval = interval;
        boolean folder = context.getCheckpointDir().isPresent();
        on = interval > 0 && folder;
        if (interval > 0 && !folder) {
            String lost = "no checkpoint directory is set, so checkpointInterval ({}) is ignored: training begins again"
                    + " if an executor is lost; SparkContext.setCheckpointDir sets one";
            if (context.isLocal()) {
                // The only executor is this process.
                LOG.info(lost, interval);
            } else {
                LOG.warn(lost, interval);
            }
        }
    }

    boolean due(Progress progress) {
        return on && progress.epochs().size() % interval == 0;
    }

    /** The same progress, its user factors in files; what was saved before is deleted. */
    Progress save(Progress progress) {
        List<JavaRDD<?>> superseded = new ArrayList<>(files);
        Snapshot model = save(progress.model());
        Snapshot best = progress.best() == progress.model() ? model : save(progress.best());
        superseded.removeIf(old -> old == model.users() || old == best.users());
        superseded.forEach(this::delete);
        return new Progress(model, best, progress.epochs());
    }

    private Snapshot save(Snapshot model) {
        if (files.contains(model.users())) {
            return model;
        }
        JavaRDD<StratumResult> users = model.users().map(result -> new StratumResult(result.users, null));
        users.rdd().checkpoint();
        // Spark writes a checkpoint after the first job, computing what it writes anew: so that job is an empty one.
        users.collectPartitions(new int[0]);
        files.add(users);
        return model.withUsers(users);
    }

    /** Cuts the lineage of a cached RDD at its first job: for good if there is a directory, else as long as it is cached. */
    void cut(JavaRDD<?> cached) {
        if (on) {
            cached.rdd().checkpoint();
        } else {
            cached.rdd().localCheckpoint();
        }
    }

    /** Deletes all files of {@link #save}. */
    void deleteAll() {
        List.copyOf(files).forEach(this::delete);
    }

    private void delete(JavaRDD<?> saved) {
        files.remove(saved);
        Path file = new Path(saved.getCheckpointFile().get());
        try {
            file.getFileSystem(context.hadoopConfiguration()).delete(file, true);
        } catch (IOException e) {
            // A file too many harms no one; training must not fail of it.
            LOG.warn("cannot delete the superseded checkpoint {}: delete it by hand", file, e);
        }
    }
}
