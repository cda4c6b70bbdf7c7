package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code split}. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = "Splits the lake's ratings into a side to train on and a side to test with, as set under split.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch split", "  ./cinematch split --train u1.base --test u1.test"})
final class SplitCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run to go on with; the latest if not given.")
    private Optional<String> run = Optional.empty();

    @ArgGroup(exclusive = false)
    private GivenSplitOptions given;

    SplitCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        options.run(around, new NightPlan(List.of("split"), Optional.empty(), run, GivenSplitOptions.of(given)));
        return 0;
    }
}
