package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.WarmBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench warm}. */
@Command(
        name = "warm",
        mixinStandardHelpOptions = true,
        description =
                "Training FunkSVD from yesterday's model (nightly --since), beside training it anew, with the variants "
                        + "as configured, and how good both are. Yesterday lacked one rating of a hundred.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch bench warm --data data/ml-1m --master 'local[2]' --json warm.json"})
final class BenchWarmCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Timed rounds (default: ${DEFAULT-VALUE}).")
    private int repeat;

    BenchWarmCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return options.onData(around, bench -> new WarmBench(bench, repeat)::run);
    }
}
