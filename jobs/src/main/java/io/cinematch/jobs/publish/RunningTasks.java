package io.cinematch.jobs.publish;

import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Knows when a job's tasks are over: when one has failed the job has, and others are told to stop, but not awaited. */
final class RunningTasks extends SparkListener {
    private static final long PATIENCE_SECONDS = 10;

    private boolean begun;
    private int jobs;
    private int tasks;

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        begun = true;
        jobs++;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart task) {
        tasks++;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        tasks--;
        notifyAll();
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd job) {
        jobs--;
        notifyAll();
    }

    /** Waits until nothing runs any more, but not for ever: an executor that is cut off never tells. */
    synchronized void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!begun || jobs > 0 || tasks > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
