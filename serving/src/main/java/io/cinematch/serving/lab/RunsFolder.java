package io.cinematch.serving.lab;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The runs on this machine, as their reports tell of them. A report is read when it is first asked for, and again only
 * when it was written anew.
 */
public final class RunsFolder {
    private static final int MOST_LISTED = 50;
    /** So many reports are looked into to find the newest. */
    private static final int MOST_READ = 200;

    private static final int MOST_NAMED = 10;
    private static final int DETAILS_KEPT = 8;

    /** A copy of the newest run's report. */
    private static final String COPY = "latest";

    private static final String MAKES_ONE =
            "./cinematch nightly makes one, and leaves its report where this service looks.";

    private final Optional<Path> folder;
    private final Cache<FileVersion, Optional<RunSummary>> summaries =
            Caffeine.newBuilder().maximumSize(2 * MOST_READ).build();
    private final Cache<List<Optional<FileVersion>>, RunDetails> details =
            Caffeine.newBuilder().maximumSize(DETAILS_KEPT).build();

    /** @param folder empty when runs are kept where this service cannot read */
    RunsFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Reads nothing yet. */
    public static RunsFolder of(Settings settings) {
        boolean here =
                settings.dataDir().startsWith("file:") || !settings.dataDir().contains("://");
        return new RunsFolder(here ? Optional.of(settings.localFolder().resolve("runs")) : Optional.empty());
    }

    /**
     * What there is.
     *
     * @param runs newest first
     * @param note why there are none, or which are left out, and what to do about it
     */
    record Listing(List<RunSummary> runs, Optional<String> note) {
        Optional<RunSummary> find(String id) {
            return id.equals(COPY)
                    ? runs.stream().findFirst()
                    : runs.stream().filter(run -> run.id().equals(id)).findFirst();
        }
    }

    Listing list() {
        if (folder.isEmpty()) {
            return nothing("Runs are kept on another file system (data.dir), where this service does not read: use "
                    + "./cinematch runs and the report.html of each run there.");
        }
        List<FileVersion> reports;
        try {
            reports = reports(folder.get());
        } catch (NoSuchFileException absent) {
            return nothing("There are no runs yet: " + MAKES_ONE);
        } catch (IOException e) {
            return nothing(
                    "The folder of runs cannot be read: whoever runs the service should look at its permissions.");
        }
        if (reports.isEmpty()) {
            return nothing("There are no runs yet: " + MAKES_ONE);
        }
        List<RunSummary> runs = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (FileVersion report : reports) {
            summaries.get(report, RunsFolder::summary).ifPresentOrElse(runs::add, () -> broken.add(id(report)));
        }
        runs.sort(Comparator.comparing(RunSummary::startedAt)
                .thenComparing(RunSummary::id)
                .reversed());
        return new Listing(
                runs.stream().limit(MOST_LISTED).toList(),
                broken.isEmpty() ? Optional.empty() : Optional.of(told(broken)));
    }

    /** All of a run that is listed. */
    Optional<RunDetails> find(String id) {
        return list().find(id).flatMap(run -> {
            Path of = folder.orElseThrow().resolve(run.id());
            List<Optional<FileVersion>> files = Stream.of("report.json", "evaluation.json", "abtest.json")
                    .map(name -> FileVersion.of(of.resolve(name)))
                    .toList();
            try {
                return Optional.of(details.get(files, now -> details(run.id(), now)));
            } catch (FormatException meanwhile) {
                // Broken or gone since it was listed.
                return Optional.empty();
            }
        });
    }

    private static Listing nothing(String why) {
        return new Listing(List.of(), Optional.of(why));
    }

    /** The newest by when they were last written, which is near enough to when they began. */
    private static List<FileVersion> reports(Path folder) throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> !run.getFileName().toString().equals(COPY))
                    .flatMap(run -> FileVersion.of(run.resolve("report.json")).stream())
                    .sorted(Comparator.comparing(FileVersion::changed).reversed())
                    .limit(MOST_READ)
                    .toList();
        }
    }

    private static Optional<RunSummary> summary(FileVersion report) {
        try {
            // All that is ever told of it, so that what is listed can be told too.
            return Optional.of(
                    RunDetails.of(id(report), report.read(ReportFile.class)).run());
        } catch (RuntimeException whatever) {
            // A file that somebody else wrote: nulls within lists, and what else nobody thinks of.
            return Optional.empty();
        }
    }

    private static String id(FileVersion report) {
        return report.file().getParent().getFileName().toString();
    }

    private static String told(List<String> broken) {
        String some =
                String.join(", ", broken.stream().sorted().limit(MOST_NAMED).toList());
        return "Left out, because their reports cannot be read: %s%s. They were cut short, or written by another version "
                        .formatted(
                                some,
                                broken.size() > MOST_NAMED ? " and %d more".formatted(broken.size() - MOST_NAMED) : "")
                + "of CineMatch; ./cinematch runs tells more.";
    }

    private static RunDetails details(String id, List<Optional<FileVersion>> files) {
        List<String> unreadable = new ArrayList<>();
        RunDetails report = RunDetails.of(
                id,
                files.get(0)
                        .orElseThrow(() -> new FormatException("the report of run %s is gone".formatted(id)))
                        .read(ReportFile.class));
        return report.with(
                part(
                        files.get(1),
                        "how the variants were judged",
                        unreadable,
                        file -> RunDetails.evaluation(file.read(EvaluationFile.class))),
                part(files.get(2), "the A/B test", unreadable, file -> Experiment.of(file.read(ExperimentFile.class))),
                unreadable.isEmpty()
                        ? Optional.empty()
                        : Optional.of("Left out, because it cannot be read: %s. Run that step again, or a new night."
                                .formatted(String.join(" and ", unreadable))));
    }

    private static <T> Optional<T> part(
            Optional<FileVersion> file, String what, List<String> unreadable, Function<FileVersion, T> read) {
        try {
            return file.map(read);
        } catch (RuntimeException whatever) {
            unreadable.add(what);
            return Optional.empty();
        }
    }
}
