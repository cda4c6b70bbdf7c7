package io.cinematch.jobs.cli;

import picocli.CommandLine.Option;

/** How our side and MLlib's are set up and how often they are timed; a picocli mixin. */
final class ContestOptions {
    @Option(names = "--rank", defaultValue = "20", description = "Factors of both (default: ${DEFAULT-VALUE}).")
    int rank;

    @Option(names = "--blocks", defaultValue = "2", description = "Of both (default: ${DEFAULT-VALUE}).")
    int blocks;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Timed rounds (default: ${DEFAULT-VALUE}).")
    int repeat;
}
