package io.cinematch.jobs.data;

import io.cinematch.model.console.Console;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: bring a data set. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Bring a data set: download MovieLens or make a sample.",
        footer = {
            "",
            "Examples:",
            "  ./cinematch data fetch ml-1m",
            "  ./cinematch data sample --users 1000 --movies 500 --ratings 50000 --out data/small"
        })
public final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private DataCommand() {}

    /**
     * The command with its subcommands, to be added to another one or run alone.
     *
     * @param dataRoot where data sets are kept, one folder each
     * @param base where MovieLens is downloaded from, with a slash at the end
     */
    public static CommandLine create(Console console, Path dataRoot, URI base) {
        return new CommandLine(new DataCommand())
                .addSubcommand(new FetchCommand(console, dataRoot, base))
                .addSubcommand(new SampleCommand(console, dataRoot));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: data fetch NAME, or data sample.");
    }
}
