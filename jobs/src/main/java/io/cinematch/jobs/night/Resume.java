package io.cinematch.jobs.night;

import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is left to do of a night that failed or was broken off. What it has done stands as it is; so the settings that
 * it rests on must be those of then.
 */
final class Resume {
    /** At most so many changed settings are told. */
    private static final int TOLD = 3;

    private final Storage storage;
    private final Settings settings;
    private final Console console;
    private final RunFinder runs;

    Resume(Storage storage, Settings settings, Console console) {
        this.storage = storage;
        this.settings = settings;
        this.console = console;
        runs = new RunFinder(storage, settings.dataDir());
    }

    /**
     * The plan for what is left; without steps when nothing is.
     *
     * @param night with the run to go on with, or {@code latest} for the newest night, and all steps of a night
     * @throws CineMatchException (data check) when there is no such run, (usage) when it is of other data, (configuration)
     *     when what is done was done with other settings
     */
    NightPlan plan(NightPlan night) {
        String wanted = night.run().orElse(RunId.LATEST);
        RunReport report = wanted.equals(RunId.LATEST) ? newest() : runs.report(RunId.checked(wanted));
        List<String> all = new ArrayList<>(night.steps());
        // What it was begun with counts, should nightly.analyses say otherwise now.
        report.status().planned().stream()
                .filter(step -> step.equals("foldin") || step.equals("abtest"))
                .filter(step -> !all.contains(step))
                .forEach(all::add);
        List<String> left = all.stream().filter(step -> !report.has(step)).toList();
        Path data = data(report);
        night.data()
                .filter(given -> !absolute(data).startsWith(absolute(given)))
                .ifPresent(given -> {
                    throw new CineMatchException(
                            ExitCode.USAGE,
                            "Run %s is of %s, not of %s.".formatted(report.run(), data, given),
                            "Leave --data away, or begin a new night with it.");
                });
        if (!left.isEmpty()) {
            check(report, night);
        }
        return night.left(left, left.contains("ingest") ? Optional.of(data) : Optional.empty(), report.run());
    }

    private RunReport newest() {
        List<RunReport> nights = runs.all().stream()
                .flatMap(found -> found.report().stream())
                .filter(report -> report.status().planned().containsAll(NightPlan.ALL))
                .toList();
        if (nights.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "There is no night to resume in %s.".formatted(settings.dataDir()),
                    "Begin one: ./cinematch nightly");
        }
        return nights.get(nights.size() - 1);
    }

    private void check(RunReport report, NightPlan night) {
        Map<String, Map<String, String>> done = StepSettings.read(storage, runs.folder(report.run()), report);
        List<String> changed = new ArrayList<>();
        done.forEach((step, then) -> {
            // A split that was given stays given.
            boolean given = step.equals("split")
                    && then.containsKey("split.train")
                    && night.given().isEmpty();
            if (!given) {
                changed.addAll(StepSettings.changed(then, StepSettings.of(settings, night, Optional.empty(), step)));
            }
            StepSettings.changedFiles(then)
                    .forEach(file -> console.say("%s has changed since; run %s goes on with what it has read of it."
                            .formatted(file, report.run())));
        });
        if (!changed.isEmpty()) {
            List<String> told = changed.subList(0, Math.min(TOLD, changed.size()));
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "What run %s has done was done with other settings: %s%s."
                            .formatted(
                                    report.run(),
                                    String.join(", ", told),
                                    changed.size() > TOLD ? " and %d more".formatted(changed.size() - TOLD) : ""),
                    "Give it the same ones (--conf, CINEMATCH_…), or begin a new night.");
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path data(RunReport report) {
        return Path.of(report.source().replaceFirst(" \\(MovieLens [^()]*\\)$", ""));
    }
}
