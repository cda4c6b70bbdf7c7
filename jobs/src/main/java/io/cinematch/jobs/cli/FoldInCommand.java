package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foldin}. */
@Command(
        name = "foldin",
        mixinStandardHelpOptions = true,
        description = "A tenth of the users is kept from training and folded in from 1, 3, 5, 10, 20 and all of their "
                + "ratings: how good their lists are, beside the most rated movies and beside the lists they get when "
                + "training knows them.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch foldin", "  ./cinematch foldin --run 20260101-030000 --variants funksvd,als"})
final class FoldInCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run to go on with; the latest if not given.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--variants",
            paramLabel = "A,B",
            description =
                    "Trained variants with factors (foldin.variants). Without it those that make the published lists.")
    private Optional<String> variants = Optional.empty();

    FoldInCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Map<String, String> given = new HashMap<>();
        variants.ifPresent(names -> given.put("CINEMATCH_FOLDIN_VARIANTS", names));
        NightOptions.run(
                around,
                options.settings(around, given),
                new NightPlan(List.of("foldin"), Optional.empty(), run, Optional.empty()));
        return 0;
    }
}
