package io.cinematch.jobs.night;

import io.cinematch.jobs.abtest.AaTestStep;
import io.cinematch.jobs.abtest.AbTestStep;
import io.cinematch.jobs.data.DataLocator;
import io.cinematch.jobs.evaluate.EvaluateStep;
import io.cinematch.jobs.foldingap.FoldInStep;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.publish.ActiveRuns;
import io.cinematch.jobs.publish.PublishStep;
import io.cinematch.jobs.registry.CodeVersion;
import io.cinematch.jobs.registry.Registry;
import io.cinematch.jobs.report.HtmlReport;
import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.session.HadoopSettings;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.session.OpenSpark;
import io.cinematch.jobs.split.GivenSplitStep;
import io.cinematch.jobs.split.SplitStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.tune.TuneStep;
import io.cinematch.jobs.variants.Start;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.cli.Failure;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings together what a plan needs (data, Redis, Spark, a run) in the order in which it can fail cheapest, and runs it. */
public final class NightRunner {
    private static final Logger LOG = LoggerFactory.getLogger(NightRunner.class);

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

    /** As {@link #attempt}, for those who need not know how far it came. */
    public RunReport run(NightPlan plan) {
        return attempt(plan).orElseThrow();
    }

    /** Whether there is a run of this name. */
    public boolean knows(String run) {
        return storage()
                .read(new RunFolder(settings.dataDir(), RunId.checked(run)).report())
                .isPresent();
    }

    /** Runs what is left to do of a night that stopped. */
    public Attempt resume(NightPlan night) {
        Storage storage = storage();
        NightPlan left;
        try {
            left = new Resume(storage, settings, console).plan(night);
        } catch (RuntimeException e) {
            return Attempt.failed(Optional.empty(), e);
        }
        if (left.steps().isEmpty()) {
            String run = left.run().orElseThrow();
            console.say("Run %s is done: nothing is left to do.".formatted(run));
            return Attempt.done(new RunFinder(storage, settings.dataDir()).report(run));
        }
        return attempt(left);
    }

    /** Runs a plan; a failure is kept in the run's report. */
    public Attempt attempt(NightPlan plan) {
        try {
            Optional<MovieLensFolder> folder =
                    plan.has("ingest") ? Optional.of(data.locate(plan.data())) : Optional.empty();
            try (OpenRun open = OpenRun.open(storage(), settings.dataDir(), clock, plan, folder)) {
                return attempt(plan, folder, open);
            }
        } catch (RuntimeException e) {
            return Attempt.failed(Optional.empty(), e);
        }
    }

    private Attempt attempt(NightPlan plan, Optional<MovieLensFolder> folder, OpenRun open) {
        try (LocalRedis redis = needsRedis(plan) ? redis(plan) : null;
                OpenSpark spark = OpenSpark.open(settings.spark())) {
            return Attempt.done(run(plan, folder, open.report(), spark.session()));
        } catch (RuntimeException | Error e) {
            return Attempt.failed(FailedRun.keep(storage(), open.folder(), plan.night(), e), e);
        }
    }

    private Storage storage() {
        return new Storage(HadoopSettings.of(settings.spark()));
    }

    private LocalRedis redis(NightPlan plan) {
        LocalRedis redis;
        try {
            redis = LocalRedis.ensure(
                    settings.redis().address(),
                    settings.redisFolder(),
                    settings.redis().durability());
        } catch (CineMatchException away) {
            throw plan.has("publish") ? away : withoutLog(away);
        }
        console.say("Redis: %s %s".formatted(settings.redis().address(), redis.started() ? "(started)" : "(found)"));
        return redis;
    }

    private static CineMatchException withoutLog(CineMatchException away) {
        String other = "To go without what users have told since the last night: CINEMATCH_INGEST_RATING_LOG=skip";
        return new CineMatchException(away.exit(), away.getMessage(), away.remedy() + " " + other, away);
    }

    private boolean needsRedis(NightPlan plan) {
        return plan.has("publish") || plan.has("ingest") && settings.ingest().ratingLog() != Settings.RatingLogUse.SKIP;
    }

    private RunReport run(NightPlan plan, Optional<MovieLensFolder> folder, RunReport opened, SparkSession spark) {
        Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
        RunReport report = opened.withMaking(new Making(CodeVersion.current(), Machine.of(spark)));
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
        Night night = new Night(context, step -> StepSettings.of(settings, plan, folder, step));
        // ALS overflows the stack when its lineage is never cut, and it is cut only where there is such a folder.
        String checkpoints = context.run().checkpoints();
        spark.sparkContext().setCheckpointDir(checkpoints);
        try {
            RunReport done = done(context, night, steps, report);
            new Registry(context).record(done);
            // Also before it is evaluated: a page of an earlier evaluation must not outlive it.
            HtmlReport.write(storage, context.run(), done);
            console.say("Report: "
                    + (done.has("evaluate")
                            ? context.run().html()
                            : context.run().report()));
            if (plan.night()) {
                makeRoom(storage, done);
            }
            return done;
        } finally {
            storage.delete(checkpoints);
        }
    }

    /** The night has done its work: it does not fail because older ones cannot be deleted. */
    private void makeRoom(Storage storage, RunReport done) {
        try {
            Set<String> needed = new TreeSet<>(ActiveRuns.of(settings.redis()));
            needed.add(done.run());
            int keep = settings.nightly().keepRuns();
            List<String> gone = new Retention(storage, settings.dataDir(), clock).delete(keep, needed);
            if (!gone.isEmpty()) {
                console.say("Deleted what is older than the newest %d runs that are done: %s"
                        .formatted(keep, String.join(", ", gone)));
            }
        } catch (RuntimeException e) {
            LOG.warn("older runs are not deleted", e);
            console.say("Older runs could not be deleted: " + Failure.of(e).problem());
        }
    }

    /** What a night found before it was refused or broke off is kept too. */
    private static RunReport done(NightContext context, Night night, List<Step> steps, RunReport report) {
        try {
            return night.run(steps, report);
        } catch (RuntimeException e) {
            try {
                RunReports.read(context.storage(), context.run().report()).ifPresent(new Registry(context)::record);
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private static Step step(String name, NightContext context, NightPlan plan, Optional<MovieLensFolder> folder) {
        return switch (name) {
            case "ingest" -> new IngestStep(context, folder.orElseThrow());
            case "split" ->
                plan.given()
                        .<Step>map(given -> new GivenSplitStep(context, given.train(), given.test()))
                        .orElseGet(() -> new SplitStep(context));
            case "train" ->
                new TrainStep(
                        context,
                        report -> plan.since()
                                .map(since -> new Since(context).start(report, since))
                                .orElse(Start.ANEW),
                        plan.resumed());
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
