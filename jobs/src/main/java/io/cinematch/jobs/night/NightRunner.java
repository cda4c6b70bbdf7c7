package io.cinematch.jobs.night;

import io.cinematch.jobs.abtest.AaTestStep;
import io.cinematch.jobs.abtest.AbTestStep;
import io.cinematch.jobs.data.DataLocator;
import io.cinematch.jobs.evaluate.EvaluateStep;
import io.cinematch.jobs.foldingap.FoldInStep;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.publish.PublishStep;
import io.cinematch.jobs.registry.CodeVersion;
import io.cinematch.jobs.registry.Registry;
import io.cinematch.jobs.report.HtmlReport;
import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.session.OpenSpark;
import io.cinematch.jobs.split.GivenSplitStep;
import io.cinematch.jobs.split.SplitStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.tune.TuneStep;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Brings together what a plan needs (data, Redis, Spark, a run) in the order in which it can fail cheapest, and runs it. */
public final class NightRunner {
    private final Settings settings;
    private final Console console;
    private final Clock clock;
    private final DataLocator data;

    public NightRunner(Settings settings, Console console, Clock clock, DataLocator data) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
        this.data = data;
    }

    public RunReport run(NightPlan plan) {
        Optional<MovieLensFolder> folder =
                plan.has("ingest") ? Optional.of(data.locate(plan.data())) : Optional.empty();
        if (!plan.has("publish")) {
            return withSpark(plan, folder);
        }
        try (LocalRedis redis = LocalRedis.ensure(
                settings.redis().address(),
                settings.redisFolder(),
                settings.redis().durability())) {
            console.say(
                    "Redis: %s %s".formatted(settings.redis().address(), redis.started() ? "(started)" : "(found)"));
            return withSpark(plan, folder);
        }
    }

    private RunReport withSpark(NightPlan plan, Optional<MovieLensFolder> folder) {
        try (OpenSpark spark = OpenSpark.open(settings.spark())) {
            return run(plan, folder, spark.session());
        }
    }

    private RunReport run(NightPlan plan, Optional<MovieLensFolder> folder, SparkSession spark) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        RunReport report =
                report(plan, folder, storage).withMaking(new Making(CodeVersion.current(), Machine.of(spark)));
        NightContext context = new NightContext(
                spark, settings, storage, new RunFolder(settings.dataDir(), report.run()), console, clock);
        console.say("Run %s on %s, %d cores: %s"
                .formatted(
                        report.run(),
                        spark.sparkContext().master(),
                        spark.sparkContext().defaultParallelism(),
                        report.source()));
        List<Step> steps = plan.steps().stream()
                .map(name -> step(name, context, plan, folder))
                .toList();
        // ALS overflows the stack when its lineage is never cut, and it is cut only where there is such a folder.
        String checkpoints = context.run().checkpoints();
        spark.sparkContext().setCheckpointDir(checkpoints);
        try {
            RunReport done = done(context, steps, report);
            new Registry(context).record(done);
            // Also before it is evaluated: a page of an earlier evaluation must not outlive it.
            HtmlReport.write(storage, context.run(), done);
            console.say("Report: "
                    + (done.has("evaluate")
                            ? context.run().html()
                            : context.run().report()));
            return done;
        } finally {
            storage.delete(checkpoints);
        }
    }

    /** What a night found before it was refused or broke off is kept too. */
    private static RunReport done(NightContext context, List<Step> steps, RunReport report) {
        try {
            return new Night(context).run(steps, report);
        } catch (RuntimeException e) {
            try {
                RunReports.read(context.storage(), context.run().report()).ifPresent(new Registry(context)::record);
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private RunReport report(NightPlan plan, Optional<MovieLensFolder> folder, Storage storage) {
        if (folder.isPresent()) {
            String id = plan.run().map(RunId::checked).orElseGet(() -> RunId.at(clock.instant()));
            String source = "%s (MovieLens %s)"
                    .formatted(folder.get().path(), folder.get().release().label());
            return RunReport.begun(id, clock.instant(), source);
        }
        String file = plan.run()
                .map(id -> new RunFolder(settings.dataDir(), RunId.checked(id)).report())
                .orElse(RunFolder.latestReport(settings.dataDir()));
        return RunReports.read(storage, file)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "There is no run to go on with: %s is missing.".formatted(file),
                        "Run ./cinematch ingest first, or ./cinematch nightly."));
    }

    private static Step step(String name, NightContext context, NightPlan plan, Optional<MovieLensFolder> folder) {
        return switch (name) {
            case "ingest" -> new IngestStep(context, folder.orElseThrow());
            case "split" ->
                plan.given()
                        .<Step>map(given -> new GivenSplitStep(context, given.train(), given.test()))
                        .orElseGet(() -> new SplitStep(context));
            case "train" -> new TrainStep(context);
            case "tune" -> new TuneStep(context, plan.search().orElseThrow());
            case "evaluate" -> new EvaluateStep(context);
            case "foldin" -> new FoldInStep(context);
            case "abtest" -> new AbTestStep(context);
            case "aatest" -> new AaTestStep(context);
            case "score" -> new ScoreStep(context);
            case "publish" -> new PublishStep(context, plan.force());
            default -> throw new IllegalArgumentException("no step " + name);
        };
    }
}
