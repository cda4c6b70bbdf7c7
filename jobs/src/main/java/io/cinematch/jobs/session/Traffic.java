package io.cinematch.jobs.session;

import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.BlockUpdatedInfo;

/** Adds up what Spark says it has moved between its processes while this is open. */
public final class Traffic extends SparkListener implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final SparkContext context;
    private final Predicate<String> stages;
    private long shuffled;
    private long broadcast;
    private long collected;

    /** All that moves from now on. */
    public static Traffic of(SparkSession spark) {
        return new Traffic(spark, stage -> true);
    }

    /** @param stages which stages count, by their names: what is called, and where */
    public Traffic(SparkSession spark, Predicate<String> stages) {
        context = spark.sparkContext();
        this.stages = stages;
        context.addSparkListener(this);
    }

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted stage) {
        TaskMetrics metrics = stage.stageInfo().taskMetrics();
        if (metrics != null && stages.test(stage.stageInfo().name())) {
            shuffled += metrics.shuffleWriteMetrics().bytesWritten();
            collected += metrics.resultSize();
        }
    }

    /** An executor tells of each piece of a broadcast that it has fetched. */
    @Override
    public synchronized void onBlockUpdated(SparkListenerBlockUpdated update) {
        BlockUpdatedInfo block = update.blockUpdatedInfo();
        if (block.blockId().isBroadcast() && !block.blockManagerId().isDriver()) {
            broadcast += block.memSize() + block.diskSize();
        }
    }

    /** What has moved until now. */
    public Moved moved() {
        try {
            // Spark tells of what happens a moment later.
            context.listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
        } catch (TimeoutException e) {
            // On a busy driver a number that is a little too small does no harm.
        }
        synchronized (this) {
            return new Moved(shuffled, broadcast, collected);
        }
    }

    @Override
    public void close() {
        context.removeSparkListener(this);
    }
}
