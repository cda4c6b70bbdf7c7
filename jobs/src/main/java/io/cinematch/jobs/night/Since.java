package io.cinematch.jobs.night;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.score.PublishedModels;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.jobs.variants.Start;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Variant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the models that a warm night starts from. Those that are judged start from the earlier run's judged ones, which
 * have not seen what is held out tonight either, as whether a rating is held out depends on the rating alone; so both
 * runs must be split alike.
 */
final class Since {
    private final NightContext night;
    private final ModelFiles files;
    private final RunFinder runs;

    Since(NightContext night) {
        this.night = night;
        files = new ModelFiles(night.spark(), night.storage());
        runs = new RunFinder(night.storage(), night.run().dataDir());
    }

    /**
     * What to start from.
     *
     * @param since a run, or {@code latest}: the newest that was published of the same data and split, if there is one
     * @throws CineMatchException (data check) when there is no such run, (configuration) when it is split otherwise
     */
    Start start(RunReport tonight, String since) {
        Optional<RunReport> found =
                since.equals(RunId.LATEST) ? latest(tonight) : Optional.of(named(tonight, RunId.checked(since)));
        int epochs = night.settings().nightly().warmEpochs();
        night.console()
                .say(found.map(then -> "    from the models of run %s, %d epochs".formatted(then.run(), epochs))
                        .orElse("    anew: no run of the same data and split has been published"));
        return found.map(then -> new Start(then.run(), epochs, name -> model(then, name)))
                .orElse(Start.ANEW);
    }

    private Optional<RunReport> latest(RunReport tonight) {
        List<RunReport> fit = runs.all().stream()
                .flatMap(found -> found.report().stream())
                .filter(then -> !then.run().equals(tonight.run()))
                .filter(then -> then.has("publish"))
                .filter(then -> then.source().equals(tonight.source()))
                .filter(then -> then.split().equals(tonight.split()))
                .toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(fit.size() - 1));
    }

    private RunReport named(RunReport tonight, String since) {
        RunReport then = runs.report(since);
        if (!then.split().equals(tonight.split())) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "The models of run %s may have seen what is held out tonight: it was split otherwise (%s, not %s)."
                            .formatted(since, then.split(), tonight.split()),
                    "Split as it did, or train anew, without --since.");
        }
        return then;
    }

    /** The earlier model of a variant, if one has as many factors, and all that is published of it can start from one. */
    private Optional<FunkSVDModel> model(RunReport then, String name) {
        RunFolder folder = runs.folder(then.run());
        String model = folder.model(name);
        if (!(night.settings().variants().get(name) instanceof Variant.FunkSvd variant)
                || !then.has("train")
                || !files.has(model)) {
            return Optional.empty();
        }
        ModelInfo info = files.info(model);
        if (!info.algorithm().equals(variant.algorithm())
                || info.rank() != variant.rank()
                || !info.missing().equals(variant.missing())
                || !published(folder, name, variant)) {
            return Optional.empty();
        }
        return Optional.of(FunkSVDModel.of(files.users(model), files.items(model), info.mu(), info.rank()));
    }

    private boolean published(RunFolder folder, String name, Variant.FunkSvd model) {
        PublishedModels published = new PublishedModels(night.spark(), night.storage(), folder);
        return night.settings().publishVariants().stream()
                .filter(variant -> night.settings().models(variant).contains(name))
                .allMatch(variant -> published.has(
                        variant, night.settings().models(variant).indexOf(name), model.rank(), model.missing()));
    }
}
