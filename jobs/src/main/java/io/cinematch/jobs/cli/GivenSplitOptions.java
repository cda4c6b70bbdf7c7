package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Somebody else's split; both files or neither. */
final class GivenSplitOptions {
    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description = "Ratings to train on, in any MovieLens format.")
    private Path train;

    @Option(names = "--test", required = true, paramLabel = "FILE", description = "Ratings to test with.")
    private Path test;

    static Optional<NightPlan.GivenSplit> of(GivenSplitOptions options) {
        return Optional.ofNullable(options).map(o -> new NightPlan.GivenSplit(o.train, o.test));
    }

    /** The same options, for a command that somebody types. */
    static List<String> again(GivenSplitOptions options) {
        return options == null
                ? List.of()
                : List.of("--train", options.train.toString(), "--test", options.test.toString());
    }
}
