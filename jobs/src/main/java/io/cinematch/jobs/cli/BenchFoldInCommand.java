package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.FoldInBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench foldin}. */
@Command(
        name = "foldin",
        mixinStandardHelpOptions = true,
        description = "A tenth of the users is kept from training and folded in from their ratings: how good their "
                + "lists are beside those they get when training has seen them.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch bench foldin --data data/ml-1m --variant funksvd"})
final class BenchFoldInCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "funksvd",
            description = "A configured funksvd variant (default: ${DEFAULT-VALUE}).")
    private String variant;

    @Option(
            names = "--few",
            paramLabel = "N",
            defaultValue = "10",
            description = "Fold in from so many ratings, too (default: ${DEFAULT-VALUE}).")
    private int few;

    BenchFoldInCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return options.onData(around, bench -> new FoldInBench(bench, variant, few)::run);
    }
}
