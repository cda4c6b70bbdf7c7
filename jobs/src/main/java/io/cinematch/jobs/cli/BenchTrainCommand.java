package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.GeneratedBench;
import io.cinematch.jobs.bench.TrainBench;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Our estimator's fit beside that of MLlib's ALS with 10 iterations, on the training side of the "
                + "configured split, and how well both predict the other side. With --generated only ours, on ratings of a "
                + "planted truth: seconds, memory, cost of an update beside the arithmetic alone, and the noise floor.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch bench train --data data/ml-1m --master 'local[2]' --json train.json",
            "  ./cinematch bench train --generated 1000000,5000000,20000000 --rank 64 --epochs 10"
        })
final class BenchTrainCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Mixin
    private ContestOptions contest = new ContestOptions();

    @Option(names = "--epochs", defaultValue = "20", description = "Of our training (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--generated",
            paramLabel = "N",
            split = ",",
            description =
                    "Instead of a data set: how many ratings to make, one size or several; each is trained on once.")
    private List<Long> generated = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "42", description = "Of generated ratings (default: ${DEFAULT-VALUE}).")
    private long seed;

    BenchTrainCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (!generated.isEmpty()) {
            return options.onGenerated(
                    around,
                    bench -> new GeneratedBench(bench, contest.rank, epochs, contest.blocks, seed).run(generated));
        }
        return options.onData(
                around, bench -> new TrainBench(bench, contest.rank, epochs, contest.blocks, contest.repeat)::run);
    }
}
