package io.cinematch.jobs.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --force}; a picocli mixin of whatever publishes. */
final class ForceOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--force",
            paramLabel = "REASON",
            description =
                    "Publish also what is worse than what is served; the reason is kept with the release's history.")
    private Optional<String> reason = Optional.empty();

    Optional<String> reason() {
        if (reason.isPresent() && reason.get().isBlank()) {
            throw new ParameterException(spec.commandLine(), "Give a reason: --force \"why\".");
        }
        return reason;
    }
}
