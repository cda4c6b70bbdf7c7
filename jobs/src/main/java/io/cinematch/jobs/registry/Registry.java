package io.cinematch.jobs.registry;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;

/** Keeps what a run found where all runs are found. */
public final class Registry {
    private final NightContext night;

    public Registry(NightContext night) {
        this.night = night;
    }

    /** Writes an evaluated run's rows; of a run whose evaluation no longer stands the old ones go. */
    public void record(RunReport report) {
        if (!report.has("evaluate")) {
            night.storage().delete(night.run().tableRows());
            return;
        }
        RunTable.write(
                night.spark(),
                night.run(),
                report,
                Measured.of(report, night.storage().read(night.run().evaluation(), EvaluationReport.class)));
    }
}
