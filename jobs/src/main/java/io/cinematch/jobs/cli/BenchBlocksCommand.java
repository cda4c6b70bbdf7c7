package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.BlocksBench;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench blocks}. */
@Command(
        name = "blocks",
        mixinStandardHelpOptions = true,
        description = "Bytes that an epoch of our training moves, by Spark's metrics, and its seconds, for several "
                + "numbers of blocks: how a cluster has to be sized.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch bench blocks --data data/ml-1m",
            "  ./cinematch bench blocks --data data/ml-1m --rank 64 --blocks 4,16,64 --master spark://host:7077"
        })
final class BenchBlocksCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--rank", defaultValue = "64", description = "Factors (default: ${DEFAULT-VALUE}).")
    private int rank;

    @Option(names = "--epochs", defaultValue = "5", description = "Of each training (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--blocks",
            paramLabel = "D",
            split = ",",
            defaultValue = "1,2,4,8",
            description = "Numbers of blocks (default: ${DEFAULT-VALUE}).")
    private List<Integer> blocks;

    BenchBlocksCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (epochs < 2 || rank < 1 || blocks.stream().anyMatch(d -> d < 1)) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "--epochs must be at least 2, --rank and --blocks at least 1.",
                    "For example: --epochs 5 --rank 64 --blocks 1,2,4,8");
        }
        return options.onData(around, bench -> folder -> new BlocksBench(bench, rank, epochs).run(folder, blocks));
    }
}
