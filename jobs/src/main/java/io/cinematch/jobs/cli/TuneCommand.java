package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import io.cinematch.jobs.tune.Metric;
import io.cinematch.jobs.tune.Search;
import io.cinematch.jobs.tune.TuneRequest;
import io.cinematch.model.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description =
                "Searches better parameters of a variant. Candidates are trained on a part of the training side and "
                        + "judged on the rest of it; the best is measured once on the test side and left as a "
                        + "settings file. What is tried stands under tune in the settings.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch tune --variant funksvd --data data/ml-1m",
            "  ./cinematch tune --variant funksvd --trials 60 --set rank=64 --set maxIter=40",
            "  ./cinematch tune --variant als --grid --set rank=10,20 --set regParam=0.02..0.2:log",
            "  ./cinematch nightly --conf data/runs/20260101-030000/tune/funksvd-rmse/best.conf"
        })
final class TuneCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--variant", required = true, paramLabel = "NAME", description = "The variant to tune.")
    private String variant;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Begins a run from a MovieLens folder, any release: ingest and split, then tune.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "The run whose split is used, the latest if not given; with --data the new run's name.")
    private Optional<String> run = Optional.empty();

    @ArgGroup
    private Kind kind = new Kind();

    /** How candidates are chosen. */
    static final class Kind {
        @Option(
                names = "--trials",
                paramLabel = "N",
                description = "Random candidates to try (tune.trials if not given).")
        private Optional<Integer> trials = Optional.empty();

        @Option(names = "--grid", description = "Try every combination; of a range, its two ends and the middle.")
        private boolean grid;
    }

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of random candidates (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--metric",
            defaultValue = "rmse",
            description = "What to make best: rmse or ndcg (default: ${DEFAULT-VALUE}). "
                    + "NDCG is over the full catalogue, with the list length under evaluate.")
    private Metric metric;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUES",
            description = "What to try for one key, over the settings: 20,64 or 0.01..0.05 or 0.01..0.05:log.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Leaves a copy of the best settings here.")
    private Optional<Path> out = Optional.empty();

    TuneCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings = options.settings(around);
        TuneRequest request = new TuneRequest(variant, kind.grid, kind.trials, seed, metric, sets, out);
        List<String> steps = data.isPresent() ? List.of("ingest", "split", "tune") : List.of("tune");
        NightOptions.run(
                around,
                settings,
                new NightPlan(steps, data, run, Optional.empty()).searching(Search.of(settings, request)));
        return 0;
    }
}
