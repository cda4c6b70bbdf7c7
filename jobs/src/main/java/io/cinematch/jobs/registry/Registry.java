package io.cinematch.jobs.registry;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.RegistrySettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a run found where all runs are found. */
public final class Registry {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

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
        List<Measured> measured =
                Measured.of(report, night.storage().read(night.run().evaluation(), EvaluationReport.class));
        RunTable.write(night.spark(), night.run(), report, measured);
        RegistrySettings settings = night.settings().registry();
        settings.server()
                .ifPresent(address ->
                        night.console().say(logged(new MlflowLog(settings, address, night.clock()), report, measured)));
    }

    /** The night has done its work: it does not fail because somebody else's server does. */
    private static String logged(MlflowLog mlflow, RunReport report, List<Measured> measured) {
        try {
            return mlflow.log(report, measured);
        } catch (CineMatchException e) {
            LOG.warn("run {} is not in MLflow", report.run(), e);
            return "%s%n  To log this run later: ./cinematch runs --mlflow %s".formatted(e.getMessage(), report.run());
        }
    }
}
