package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/** Counts the jobs that the shared session starts, and remembers how many stages each has. */
final class JobCounter extends SparkListener {
    private final List<Integer> stages = new ArrayList<>();
    private int run;

    static JobCounter listen() {
        JobCounter counter = new JobCounter();
        SharedSpark.session().sparkContext().addSparkListener(counter);
        return counter;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        stages.add(job.stageInfos().size());
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
        run++;
    }

    /** Stages that ran; those whose output was there already are passed over. */
    synchronized int run() {
        return run;
    }

    /** Stages of each job so far, once Spark has told of all. */
    synchronized List<Integer> stages() {
        return List.copyOf(stages);
    }

    /** Stops listening; the number of jobs. */
    int stop() {
        drain();
        SharedSpark.session().sparkContext().removeSparkListener(this);
        return stages().size();
    }

    /** Waits until Spark's listeners have heard of all that happened. */
    static void drain() {
        try {
            SharedSpark.session().sparkContext().listenerBus().waitUntilEmpty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
