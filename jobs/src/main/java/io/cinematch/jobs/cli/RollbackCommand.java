package io.cinematch.jobs.cli;

import io.cinematch.jobs.releases.Rollback;
import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Makes the release active again that was before the one that is now, or a named one. It is loaded "
                        + "whole first; services change to it within about a second. Live ratings stay.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch rollback --why \"lists full of one studio\"",
            "  ./cinematch rollback --to 20260101-030000-two-heads --why \"back to last week\""
        })
final class RollbackCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--variant", paramLabel = "NAME", description = "Of which variant (serve.variant if not given).")
    private Optional<String> variant = Optional.empty();

    @Option(names = "--to", paramLabel = "RELEASE", description = "To which; the one before if not given.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--why",
            paramLabel = "REASON",
            required = true,
            description = "Kept with the history of the pointer.")
    private String why;

    @Spec
    private CommandSpec spec;

    RollbackCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (why.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Give a reason: --why \"why\".");
        }
        Settings loaded = settings.load(around.environment());
        Rollback.Moved moved = new Rollback(loaded, around.clock())
                .run(variant.orElse(loaded.serve().variant()), to, why);
        moved.passedOver().forEach(problem -> around.console().say("passed over: " + problem));
        around.console().say("%s: %s is active, in place of %s".formatted(moved.variant(), moved.to(), moved.from()));
        return 0;
    }
}
