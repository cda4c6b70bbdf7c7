package io.cinematch.jobs.night;

import io.cinematch.jobs.console.Console;
import io.cinematch.jobs.console.Progress;
import io.cinematch.jobs.console.ProgressUnit;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.session.TaskProgress;
import java.util.List;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps one after the other, times each, tells of it, and keeps the report up to date on disk. */
final class Night {
    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final NightContext context;

    Night(NightContext context) {
        this.context = context;
    }

    RunReport run(List<Step> steps, RunReport report) {
        RunReport done = report;
        for (Step step : steps) {
            done = run(step, done);
            context.storage().write(context.run().report(), done);
            context.storage().write(RunFolder.latestReport(context.run().dataDir()), done);
        }
        return done;
    }

    private RunReport run(Step step, RunReport before) {
        LOG.info("{} begins, run {}", step.name(), before.run());
        long started = System.nanoTime();
        Step.Outcome outcome = watched(step, before);
        double seconds = (System.nanoTime() - started) / 1e9;
        LOG.info("{} done in {} s: {}", step.name(), seconds, outcome.summary());
        Console console = context.console();
        console.say("  %-8s %6.1f s  %s".formatted(step.name(), seconds, outcome.summary()));
        if (step.name().equals("evaluate")) {
            Leaderboard.lines(outcome.report(), context.settings().evaluate().k())
                    .forEach(console::say);
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
