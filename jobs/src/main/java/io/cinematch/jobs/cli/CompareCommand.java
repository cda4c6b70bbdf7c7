package io.cinematch.jobs.cli;

import io.cinematch.jobs.compare.CompareRequest;
import io.cinematch.jobs.compare.CompareText;
import io.cinematch.jobs.compare.RunComparison;
import io.cinematch.jobs.compare.Target;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.jobs.session.HadoopSettings;
import io.cinematch.jobs.session.OpenSpark;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Compares evaluated runs: all their variants side by side, and what became of each since the first "
                        + "run, with intervals and a verdict where the runs have the same ratings and split. Of one run, its "
                        + "best variant with the others. Without a run: the latest, and the one before it on the same data.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch compare",
            "  ./cinematch compare 20260101-030000 20260102-030000 --metric recall",
            "  ./cinematch compare latest:funksvd-rank latest:als-implicit --all",
            "  ./cinematch compare latest --metric rmse --json comparison.json"
        })
final class CompareCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Parameters(
            paramLabel = "RUN[:VARIANT]",
            arity = "0..*",
            description = "Runs by id, or latest; the others are compared with the first. Or variants of runs.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--metric",
            defaultValue = "ndcg",
            description = "By what (default: ${DEFAULT-VALUE}): ndcg, precision, recall, map, mrr, hit, novelty, "
                    + "diversity_genres, diversity_factors, serendipity, coverage, gini, rmse, mae.")
    private String metric;

    @Option(
            names = "--protocol",
            defaultValue = "full-catalogue",
            description = "full-catalogue, rated-only, or stars (default: ${DEFAULT-VALUE}; stars for rmse and mae).")
    private String protocol;

    @Option(names = "--all", description = "By every metric of every protocol.")
    private boolean all;

    @Mixin
    private JsonOption json = new JsonOption();

    CompareCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings = options.settings(around);
        Storage storage = new Storage(HadoopSettings.of(settings.spark()));
        RunFinder finder = new RunFinder(storage, settings.dataDir());
        List<Target> asked = targets.stream().map(Target::parse).toList();
        CompareRequest request = all
                ? CompareRequest.ofAll(finder, storage, asked)
                : CompareRequest.of(finder, storage, asked, protocol, metric);
        try (OpenSpark spark = OpenSpark.open(settings.spark())) {
            RunComparison found = request.answer(spark.session());
            CompareText.lines(found).forEach(around.console()::say);
            json.write(found);
        }
        return ExitCode.OK.code();
    }
}
