package io.cinematch.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data set a new run is of, and its name; a picocli mixin. */
final class BeginOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A MovieLens folder, any release. Without it data/ml-1m, downloaded when it is not there; "
                    + "without a network a generated sample.")
    Optional<Path> data = Optional.empty();

    @Option(names = "--run", paramLabel = "ID", description = "Name of the run; the time if not given.")
    Optional<String> run = Optional.empty();
}
