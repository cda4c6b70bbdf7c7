package io.cinematch.jobs.session;

import io.cinematch.model.console.Progress;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Shows how many of the tasks that Spark knows of are done. */
public final class TaskProgress extends SparkListener {
    private final Progress progress;
    private long known;
    private long done;

    public TaskProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
        known += stage.stageInfo().numTasks();
        progress.max(known);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        progress.to(++done);
    }
}
