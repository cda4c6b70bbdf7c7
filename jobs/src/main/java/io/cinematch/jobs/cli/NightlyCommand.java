package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import io.cinematch.model.settings.Settings;
import java.nio.file.Path;
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

/** {@code nightly}, {@code demo} and {@code ingest}: whatever begins a new run from a data set. */
@Command(mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
    private final Surroundings around;
    private final List<String> steps;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A MovieLens folder, any release. Without it data/ml-1m, downloaded when it is not there; "
                    + "without a network a generated sample.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--run", paramLabel = "ID", description = "Name of the run; the time if not given.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private ForceOption force = new ForceOption();

    @ArgGroup(exclusive = false, heading = "A split of your own, in place of the configured one:%n")
    private GivenSplitOptions given;

    @Spec
    private CommandSpec spec;

    NightlyCommand(Surroundings around, List<String> steps) {
        this.around = around;
        this.steps = steps;
    }

    @Override
    public Integer call() {
        if (!steps.contains("publish") && force.reason().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--force goes with nightly and publish.");
        }
        Settings settings = options.settings(around);
        List<String> all = new ArrayList<>(steps);
        if (steps.equals(NightPlan.ALL)) {
            all.addAll(settings.analyses());
        }
        NightOptions.run(
                around, settings, new NightPlan(all, data, run, GivenSplitOptions.of(given)).forced(force.reason()));
        return 0;
    }
}
