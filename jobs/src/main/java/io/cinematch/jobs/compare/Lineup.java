package io.cinematch.jobs.compare;

import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is compared.
 *
 * @param runs each once; the others are compared with the first
 * @param picked variants of them, the others compared with the first; none when whole runs are compared
 * @param notes what a reader has to know of the choice
 */
record Lineup(List<KnownRun> runs, List<Pair.Side> picked, List<String> notes) {
    /**
     * What was asked for; by nobody asked, the newest evaluated run and the one before it on the same ratings and split.
     *
     * @throws CineMatchException when a run or a variant is not there, or not evaluated
     */
    static Lineup of(RunFinder finder, Storage storage, List<Target> targets) {
        if (targets.isEmpty()) {
            return newest(finder, storage);
        }
        long picks = targets.stream().filter(t -> t.variant().isPresent()).count();
        if (picks > 0 && (picks < targets.size() || picks == 1)) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "A variant is compared with a variant, and a run with a run.",
                    "Name two RUN:VARIANT, or runs without variants.");
        }
        List<KnownRun> runs = new ArrayList<>();
        List<Pair.Side> picked = new ArrayList<>();
        for (Target target : targets) {
            KnownRun run = known(finder, storage, target.run());
            KnownRun once = runs.stream()
                    .filter(r -> r.id().equals(run.id()))
                    .findFirst()
                    .orElse(run);
            if (once == run) {
                runs.add(run);
            }
            target.variant().ifPresent(variant -> picked.add(side(once, variant)));
        }
        return new Lineup(runs, picked, List.of());
    }

    private static Lineup newest(RunFinder finder, Storage storage) {
        List<RunReport> evaluated = finder.all().stream()
                .flatMap(found -> found.report().stream())
                .filter(report -> report.has("evaluate"))
                .toList();
        if (evaluated.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "No run has been evaluated yet.",
                    "./cinematch nightly makes one, ./cinematch evaluate judges the latest.");
        }
        RunReport newest = evaluated.get(evaluated.size() - 1);
        KnownRun last = KnownRun.of(storage, finder.folder(newest.run()), newest);
        for (int r = evaluated.size() - 2; r >= 0; r--) {
            RunReport report = evaluated.get(r);
            if (report.data().fingerprint().equals(newest.data().fingerprint())
                    && report.split().equals(newest.split())) {
                KnownRun before = KnownRun.of(storage, finder.folder(report.run()), report);
                if (last.differsFrom(before).isEmpty()) {
                    return new Lineup(List.of(before, last), List.of(), List.of());
                }
            }
        }
        String alone = "No earlier run was judged on the same ratings and split, so this one is shown by itself.";
        return new Lineup(List.of(last), List.of(), evaluated.size() == 1 ? List.of() : List.of(alone));
    }

    private static KnownRun known(RunFinder finder, Storage storage, String run) {
        RunReport report = finder.report(run);
        if (!report.has("evaluate")) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Run %s has not been evaluated, or not since it was trained.".formatted(report.run()),
                    "Run ./cinematch evaluate --run %s first.".formatted(report.run()));
        }
        return KnownRun.of(storage, finder.folder(report.run()), report);
    }

    private static Pair.Side side(KnownRun run, String variant) {
        Optional<String> known = run.measured().stream()
                .map(one -> one.variant())
                .filter(variant::equals)
                .findFirst();
        List<String> all =
                run.measured().stream().map(one -> one.variant()).distinct().toList();
        return new Pair.Side(
                run,
                known.orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Run %s has no variant %s that was judged.".formatted(run.id(), variant),
                        "It has %s.".formatted(String.join(", ", all)))));
    }
}
