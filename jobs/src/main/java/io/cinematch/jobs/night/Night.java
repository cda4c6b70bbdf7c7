package io.cinematch.jobs.night;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.Leaderboard;
import io.cinematch.jobs.report.Headline;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.StepOrder;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.session.TaskProgress;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.console.Console;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps one after the other, times each, tells of it, and keeps the report up to date on disk. */
final class Night {
    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final NightContext context;
    private final Function<String, Map<String, String>> settings;

    /** @param settings that a step is done with, by its name */
    Night(NightContext context, Function<String, Map<String, String>> settings) {
        this.context = context;
        this.settings = settings;
    }

    RunReport run(List<Step> steps, RunReport report) {
        RunReport done = report;
        for (Step step : steps) {
            RunReport before = ready(step, done);
            // Should it end half-way, nobody may go on with what it left, and people should see where it was.
            write(before.withStatus(before.status().workingAt(step.name())));
            done = run(step, before);
            keepSettings(step.name(), done);
            write(done.withStatus(done.status().resting()));
        }
        return done.withStatus(done.status().resting());
    }

    private void keepSettings(String step, RunReport done) {
        Map<String, Map<String, String>> all = StepSettings.read(context.storage(), context.run(), done);
        all.put(step, settings.apply(step));
        context.storage().write(context.run().settings(), all);
    }

    private static RunReport ready(Step step, RunReport report) {
        StepOrder.need(step.name()).filter(needed -> !report.has(needed)).ifPresent(needed -> {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Run %s is not ready for %s: %s has not been done, or not since the steps before it."
                            .formatted(report.run(), step.name(), needed),
                    "Run ./cinematch %s --run %s first.".formatted(needed, report.run()));
        });
        return report.before(step.name());
    }

    private void write(RunReport report) {
        context.storage().write(context.run().report(), report);
        // A run without ratings is nothing to go on with.
        if (report.has("ingest") || isLatest(report.run())) {
            context.storage().write(RunFolder.latestReport(context.run().dataDir()), report);
        }
    }

    private boolean isLatest(String run) {
        return RunReports.read(
                        context.storage(), RunFolder.latestReport(context.run().dataDir()))
                .filter(latest -> latest.run().equals(run))
                .isPresent();
    }

    private RunReport run(Step step, RunReport before) {
        LOG.info("{} begins, run {}", step.name(), before.run());
        long started = System.nanoTime();
        Step.Outcome outcome = step.showsProgress() ? step.run(before) : watched(step, before);
        double seconds = (System.nanoTime() - started) / 1e9;
        LOG.info("{} done in {} s: {}", step.name(), seconds, outcome.summary());
        Console console = context.console();
        console.say("  %-8s %6.1f s  %s".formatted(step.name(), seconds, outcome.summary()));
        if (step.name().equals("evaluate")) {
            context.storage()
                    .read(context.run().evaluation(), EvaluationReport.class)
                    .ifPresent(found -> Leaderboard.lines(found, before.split(), Headline.told(found))
                            .forEach(console::say));
        }
        return outcome.report()
                .withStep(new StepReport(step.name(), seconds, outcome.rowsIn(), outcome.rowsOut(), outcome.summary()));
    }

    private Step.Outcome watched(Step step, RunReport before) {
        SparkContext spark = context.spark().sparkContext();
        try (Progress progress = context.console().progress(step.name(), 1, ProgressUnit.TASKS)) {
            TaskProgress tasks = new TaskProgress(progress);
            spark.addSparkListener(tasks);
            try {
                return step.run(before);
            } finally {
                spark.removeSparkListener(tasks);
            }
        }
    }
}
