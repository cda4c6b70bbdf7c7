package io.cinematch.jobs.cli;

import io.cinematch.jobs.hook.HookCall;
import io.cinematch.jobs.night.Attempt;
import io.cinematch.jobs.night.NightOutcome;
import io.cinematch.jobs.night.NightPlan;
import io.cinematch.jobs.night.NightRunner;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.Hook;
import io.cinematch.model.settings.NightlySettings;
import io.cinematch.model.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nightly} and {@code demo}: a whole night, or what is left of one. */
@Command(mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Mixin
    private BeginOptions begin = new BeginOptions();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = "",
            description = "Goes on with a night that failed or was broken off, the newest without a name: what it has "
                    + "done stays as it is, and must have been done with the same settings. With --run ID: begins "
                    + "that run, or goes on with it when it is there, so that a scheduler can simply try again.")
    private Optional<String> resume = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "RUN",
            description =
                    "Begins FunkSVD's training from the models of an earlier run, the newest of the same data and "
                            + "split for 'latest', and trains for nightly.warmEpochs epochs.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--json",
            description = "Ends standard output with a line of JSON: run, status, exit code, releases, seconds of each "
                    + "step, best variant; and what to type when it failed.")
    private boolean json;

    @Mixin
    private ForceOption force = new ForceOption();

    @ArgGroup(exclusive = false, heading = "A split of your own, in place of the configured one:%n")
    private GivenSplitOptions given;

    @Spec
    private CommandSpec spec;

    NightlyCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (begin.run.isPresent() && resume.filter(name -> !name.isEmpty()).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Name the run with --run or with --resume, not with both.");
        }
        long started = System.nanoTime();
        Settings settings;
        try {
            settings = options.settings(around);
        } catch (CineMatchException e) {
            tell(NightOutcome.of(Attempt.failed(Optional.empty(), e), 0, ""));
            throw e;
        }
        Attempt attempt = attempt(settings);
        NightOutcome outcome = NightOutcome.of(attempt, (System.nanoTime() - started) / 1e9, again());
        if (!outcome.resume().isEmpty()) {
            around.console().say("What run %s has done is kept. To go on with it:".formatted(outcome.run()));
            around.console().say("  " + outcome.resume());
        }
        call(settings.nightly(), outcome);
        tell(outcome);
        attempt.orElseThrow();
        return ExitCode.OK.code();
    }

    private Attempt attempt(Settings settings) {
        List<String> steps = new ArrayList<>(NightPlan.ALL);
        steps.addAll(settings.nightly().analyses());
        Optional<String> run = resume.filter(name -> !name.isEmpty()).or(() -> begin.run);
        NightPlan night = new NightPlan(steps, begin.data, run, GivenSplitOptions.of(given))
                .forced(force.reason())
                .night(since);
        NightRunner runner = NightOptions.runner(around, settings);
        return resume.isPresent() && (begin.run.isEmpty() || runner.knows(begin.run.get()))
                ? runner.resume(night)
                : runner.attempt(night);
    }

    private void call(NightlySettings nightly, NightOutcome outcome) {
        boolean done = outcome.exitCode() == ExitCode.OK.code();
        Hook hook = done ? nightly.onSuccess() : nightly.onFailure();
        if (hook.isSet()) {
            String told = new HookCall(hook, nightly.hookTimeout()).tell(Json.write(outcome), outcome.environment());
            around.console().say("%s: %s".formatted(done ? "nightly.onSuccess" : "nightly.onFailure", told));
        }
    }

    private void tell(NightOutcome outcome) {
        if (json) {
            around.console().say(new String(Json.write(outcome), StandardCharsets.UTF_8));
        }
    }

    /** The command to go on with, but for the run. */
    private String again() {
        List<String> words = new ArrayList<>(List.of("./cinematch", "nightly", "--resume", "%s"));
        words.addAll(options.again());
        words.addAll(GivenSplitOptions.again(given));
        since.ifPresent(run -> words.addAll(List.of("--since", run)));
        force.reason().ifPresent(reason -> words.addAll(List.of("--force", "'" + reason.replace("'", "'\\''") + "'")));
        return String.join(" ", words);
    }
}
