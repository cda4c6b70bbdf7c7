package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Writes the scored variants to Redis as releases and makes them active, unless they are worse than "
                        + "what is served. Releases older than the newest publish.keep are removed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch publish",
            "  ./cinematch publish --run 20260101-030000 --force \"the old one recommends a film we may not show\""
        })
final class PublishCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run to publish; the latest if not given.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private ForceOption force = new ForceOption();

    PublishCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        options.run(
                around,
                new NightPlan(List.of("publish"), Optional.empty(), run, Optional.empty()).forced(force.reason()));
        return 0;
    }
}
