package io.cinematch.jobs.run;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.FormatException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs there are. */
public final class RunFinder {
    /** At most so many are named in an error. */
    private static final int NAMED = 10;

    private final Storage storage;
    private final String dataDir;

    public RunFinder(Storage storage, String dataDir) {
        this.storage = storage;
        this.dataDir = dataDir;
    }

    /**
     * A run that is there.
     *
     * @param report none when it cannot be read
     */
    public record Found(String run, Optional<RunReport> report) {}

    /** All of them, oldest first, and before them those that cannot be read. */
    public List<Found> all() {
        return storage.folders(RunFolder.runs(dataDir)).stream()
                .filter(name -> !name.equals("latest"))
                .flatMap(name -> found(name).stream())
                .sorted(Comparator.comparing(
                        found -> found.report().map(RunReport::startedAt),
                        Comparator.comparing(at -> at.orElse(Instant.MIN))))
                .toList();
    }

    private Optional<Found> found(String run) {
        try {
            return RunReports.read(storage, folder(run).report()).map(report -> new Found(run, Optional.of(report)));
        } catch (FormatException e) {
            return Optional.of(new Found(run, Optional.empty()));
        }
    }

    public RunFolder folder(String run) {
        return new RunFolder(dataDir, run);
    }

    /**
     * The report of a run, or of the {@code latest}.
     *
     * @throws CineMatchException with exit code DATA_CHECK: there is no such run (it names those there are), or its
     *     report cannot be read
     */
    public RunReport report(String run) {
        String file = folder(run).report();
        try {
            return RunReports.read(storage, file).orElseThrow(() -> unknown(run));
        } catch (FormatException e) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%s cannot be read: %s"
                            .formatted(file, e.getMessage().lines().findFirst().orElse("")),
                    "It was cut short, or written by a newer version of CineMatch.");
        }
    }

    private CineMatchException unknown(String run) {
        List<String> names = all().stream().map(Found::run).toList();
        return new CineMatchException(
                ExitCode.DATA_CHECK,
                "There is no run %s in %s.".formatted(run, RunFolder.runs(dataDir)),
                names.isEmpty()
                        ? "There is none at all: ./cinematch nightly makes one."
                        : "There %s; ./cinematch runs tells of each.".formatted(newest(names)));
    }

    private static String newest(List<String> names) {
        String some = String.join(", ", names.subList(Math.max(0, names.size() - NAMED), names.size()));
        return names.size() > NAMED
                ? "are %,d, the newest %s".formatted(names.size(), some)
                : (names.size() == 1 ? "is " : "are ") + some;
    }
}
