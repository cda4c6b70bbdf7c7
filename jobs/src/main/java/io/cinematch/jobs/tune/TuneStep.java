package io.cinematch.jobs.tune;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Searches better parameters of one variant: candidates are trained on a part of the training side and judged on the
 * rest of it. Only when the best is found is the test side read, to measure it once, beside what was configured.
 */
public final class TuneStep implements Step {
    private final NightContext night;
    private final Search search;

    public TuneStep(NightContext night, Search search) {
        this.night = night;
        this.search = search;
    }

    @Override
    public String name() {
        return "tune";
    }

    @Override
    public boolean showsProgress() {
        return true;
    }

    @Override
    public Outcome run(RunReport before) {
        Dataset<Row> train = night.spark().read().parquet(night.run().train());
        Settings.Split split = ValidationSplit.of(
                night.settings().split(), train, night.settings().tune().validationShare());
        List<Trial> bestFirst = search(train, split);
        String folder = night.run().tune(search.folder());
        TrialFile.write(night.spark(), folder + "/trials", search.request(), bestFirst);
        String how = "%s; validation: %s, of the training side".formatted(search.described(), Splitter.describe(split));
        say("  " + how);
        TrialTable.lines(bestFirst, search.differing()).forEach(this::say);
        Trial best = best(bestFirst);
        List<String> tested = tested(train, best, before.split()).lines();
        tested.forEach(line -> say("  " + line));
        List<String> comments = new ArrayList<>(List.of(
                "Trial %d of ./cinematch tune --variant %s, run %s: %s"
                        .formatted(best.number(), search.request().variant(), before.run(), before.source()),
                how));
        comments.addAll(new Comparison("on the validation side", best, configured(bestFirst)).lines());
        comments.addAll(tested);
        write(folder + "/best.conf", Overlay.of(search.request().variant(), best.chosen(), comments));
        return new Outcome(
                before,
                bestFirst.size(),
                bestFirst.size(),
                "trial %d of %d is the best: %s/best.conf".formatted(best.number(), bestFirst.size(), folder));
    }

    private List<Trial> search(Dataset<Row> train, Settings.Split split) {
        Dataset<Row> marked = Splitter.mark(train, split);
        List<Trial> trials = new ArrayList<>();
        String name = search.request().variant();
        int all = search.candidates().size();
        try (TrialRunner runner = runner(Splitter.side(marked, false), Splitter.side(marked, true));
                Progress progress = night.console().progress("tune " + name, all, ProgressUnit.TRIALS)) {
            for (int i = 0; i < all; i++) {
                trials.add(runner.run(i, name, search.candidates().get(i)));
                progress.to(i + 1);
            }
        }
        return trials.stream()
                .sorted(Trial.bestFirst(search.request().metric()))
                .toList();
    }

    private TrialRunner runner(Dataset<Row> train, Dataset<Row> held) {
        if (train.isEmpty() || held.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "The training side is too small to be split once more.",
                    "Change tune.validationShare or the settings under split.");
        }
        return new TrialRunner(
                train,
                held,
                search.request().metric() == Metric.RMSE
                        ? Optional.empty()
                        : Optional.of(night.settings().evaluate()));
    }

    private static Trial best(List<Trial> bestFirst) {
        Trial best = bestFirst.get(0);
        best.failure().ifPresent(why -> {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Not one of %d trials could be trained; one of them: %s".formatted(bestFirst.size(), why),
                    "Search among milder values: --set key=values, or tune.space in the settings.");
        });
        return best;
    }

    private static Trial configured(List<Trial> trials) {
        return trials.stream().filter(t -> t.number() == 0).findFirst().orElseThrow();
    }

    private Comparison tested(Dataset<Row> train, Trial best, String split) {
        Dataset<Row> test = night.spark().read().parquet(night.run().test());
        String name = search.request().variant();
        try (TrialRunner runner =
                new TrialRunner(train, test, Optional.of(night.settings().evaluate()))) {
            return new Comparison(
                    "on the test side (%s), measured once; each trained on all the rest".formatted(split),
                    runner.run(best.number(), name, best.chosen()),
                    runner.run(0, name, search.candidates().get(0)));
        }
    }

    private void write(String file, String overlay) {
        night.storage().write(file, overlay);
        search.request().out().ifPresent(out -> copy(overlay, out));
    }

    private static void copy(String overlay, Path out) {
        try {
            Files.writeString(out, overlay);
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER, "Could not write %s: %s".formatted(out, e), "Choose another file with --out.", e);
        }
    }

    private void say(String line) {
        night.console().say(line);
    }
}
