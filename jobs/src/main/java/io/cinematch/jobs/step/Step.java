package io.cinematch.jobs.step;

import io.cinematch.jobs.run.RunReport;

/** One step of a night. It reads what the steps before it left in the run's folder, so it can be run again by itself. */
public interface Step {
    /** As typed on the command line. */
    String name();

    Outcome run(RunReport before);

    /** Whether it shows how far it is by itself; otherwise Spark's tasks are counted. */
    default boolean showsProgress() {
        return false;
    }

    /**
     * What a step did.
     *
     * @param report the report, with what the step found
     * @param summary one line for people
     */
    record Outcome(RunReport report, long rowsIn, long rowsOut, String summary) {}
}
