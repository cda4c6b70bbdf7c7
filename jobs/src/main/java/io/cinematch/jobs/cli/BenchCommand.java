package io.cinematch.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: measure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures training and scoring beside MLlib's ALS, and publishing beside bare SETs: both sides in one session, in turn, after a "
                        + "round that warms up; medians and their ratio, with the machine they are from.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch bench train --data data/ml-1m --master 'local[2]' --json train.json",
            "  ./cinematch bench score --data data/ml-1m",
            "  ./cinematch bench warm --data data/ml-1m",
            "  ./cinematch bench blocks --data data/ml-1m",
            "  ./cinematch bench publish",
            "  CINEMATCH_JAVA_OPTS=-Xmx8g ./cinematch bench train --generated 20000000 --rank 64 --epochs 10"
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private BenchCommand() {}

    static CommandLine create(Surroundings around) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new BenchTrainCommand(around))
                .addSubcommand(new BenchScoreCommand(around))
                .addSubcommand(new BenchWarmCommand(around))
                .addSubcommand(new BenchBlocksCommand(around))
                .addSubcommand(new BenchPublishCommand(around));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: bench train, score, warm, blocks or publish.");
    }
}
