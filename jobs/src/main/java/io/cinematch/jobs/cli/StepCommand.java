package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One step by itself, on the latest run or a named one: {@code train}, {@code evaluate}, {@code score}. */
@Command(mixinStandardHelpOptions = true)
final class StepCommand implements Callable<Integer> {
    private final Surroundings around;
    private final String step;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run to go on with; the latest if not given.")
    private Optional<String> run = Optional.empty();

    StepCommand(Surroundings around, String step) {
        this.around = around;
        this.step = step;
    }

    @Override
    public Integer call() {
        options.run(around, new NightPlan(List.of(step), Optional.empty(), run, Optional.empty()));
        return 0;
    }
}
