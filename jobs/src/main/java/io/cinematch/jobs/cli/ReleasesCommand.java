package io.cinematch.jobs.cli;

import io.cinematch.jobs.releases.ReleaseTable;
import io.cinematch.jobs.releases.StoredReleases;
import io.cinematch.model.cli.SettingsOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code releases}. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description =
                "Lists the releases in Redis, newest first: which are active, were, or were left incomplete; and who "
                        + "moved the pointer, when and why.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch releases", "  ./cinematch releases --moves 50 --json releases.json"})
final class ReleasesCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--moves",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many moves of the pointer, the newest (default: ${DEFAULT-VALUE}).")
    private int moves;

    @Mixin
    private JsonOption json = new JsonOption();

    ReleasesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        StoredReleases found = StoredReleases.read(settings.load(around.environment()));
        ReleaseTable.lines(found, around.clock().instant(), moves).forEach(around.console()::say);
        json.write(found);
        return 0;
    }
}
