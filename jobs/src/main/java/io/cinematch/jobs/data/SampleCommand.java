package io.cinematch.jobs.data;

import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.SampleWriter;
import io.cinematch.model.console.Console;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code data sample}: make a data set whose truth is known. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Make a data set in MovieLens form whose truth is known.",
        description = {
            "",
            "Users and movies come from a low-rank model with noise; people rate what they like; titles are",
            "invented. truth.json says which RMSE is the best anyone can reach. The same arguments make",
            "the same bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./cinematch data sample",
            "  ./cinematch data sample --users 200 --movies 100 --ratings 5000 --out data/tiny",
            "  ./cinematch data sample --users 160000 --movies 60000 --ratings 25000000 --out data/large"
        })
final class SampleCommand implements Runnable {
    private final Console console;
    private final Path dataRoot;

    @Option(names = "--users", defaultValue = "6040", description = "How many users (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--movies", defaultValue = "3706", description = "How many movies (default: ${DEFAULT-VALUE}).")
    private int movies;

    @Option(
            names = "--ratings",
            defaultValue = "1000000",
            description = "How many ratings, exactly (default: ${DEFAULT-VALUE}).")
    private long ratings;

    @Option(names = "--seed", defaultValue = "42", description = "Another seed, another sample (default: 42).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to make (default: sample in the data folder).")
    private Path out;

    SampleCommand(Console console, Path dataRoot) {
        this.console = console;
        this.dataRoot = dataRoot;
    }

    @Override
    public void run() {
        SampleSpec spec = new SampleSpec(users, movies, ratings, seed);
        new SampleWriter(console).write(spec, out == null ? dataRoot.resolve("sample") : out);
    }
}
