package io.cinematch.jobs.cli;

import io.cinematch.jobs.releases.PrunePlan;
import io.cinematch.jobs.releases.PruneReleases;
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

/** {@code prune}. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = "Removes releases from Redis: all but the newest of each variant, and what killed nights left "
                + "incomplete. Never one that is active, or was within the last ten minutes. Publishing does it, too.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch prune --dry-run", "  ./cinematch prune --keep 1"})
final class PruneCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--keep", paramLabel = "K", description = "How many of each variant (publish.keep if not given).")
    private Optional<Integer> keep = Optional.empty();

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    PruneCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (keep.isPresent() && keep.get() < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--keep must be at least 1, not %d.".formatted(keep.get()));
        }
        Settings loaded = settings.load(around.environment());
        PrunePlan plan = new PruneReleases(loaded, around.clock()).run(keep.orElse(loaded.publishKeep()), dryRun);
        plan.lines(dryRun).forEach(around.console()::say);
        if (plan.isEmpty()) {
            around.console().say("There is nothing to remove.");
        }
        return 0;
    }
}
