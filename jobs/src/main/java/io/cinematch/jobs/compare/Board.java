package io.cinematch.jobs.compare;

import io.cinematch.jobs.compare.RunComparison.Place;
import io.cinematch.jobs.compare.RunComparison.Subject;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.stats.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The variants of all runs beside each other. */
final class Board {
    private record Entry(KnownRun run, Measured measured) {}

    private Board() {}

    static Subject subject(KnownRun run) {
        RunReport report = run.report();
        Map<String, String> releases = new TreeMap<>();
        report.releases().forEach((variant, release) -> releases.put(variant, release.id()));
        return new Subject(
                run.id(),
                report.source(),
                report.data().ratings(),
                report.data().fingerprint(),
                report.split(),
                report.lastMaking().map(Making::code).orElse(""),
                releases);
    }

    /** As the newest run tells. */
    static String meaning(List<KnownRun> runs, Question question) {
        return runs.stream()
                .flatMap(run -> run.evaluation().stream())
                .map(evaluation -> evaluation.metrics().getOrDefault(question.metric(), ""))
                .reduce("", (one, later) -> later.isEmpty() ? one : later);
    }

    /** All variants and, of each test side, references; or those that were picked. Equal ones in the order of runs. */
    static List<Place> of(Lineup lineup, Question question) {
        Comparator<Measured> bestFirst = question.bestFirst();
        return lineup.runs().stream()
                .flatMap(run -> entries(lineup, run, question))
                .sorted((one, other) -> bestFirst.compare(one.measured(), other.measured()))
                .map(Board::place)
                .toList();
    }

    private static Stream<Entry> entries(Lineup lineup, KnownRun run, Question question) {
        return run.measured().stream()
                .filter(question::asks)
                .map(one -> new Entry(run, one))
                .filter(entry -> isAsked(lineup, entry));
    }

    private static boolean isAsked(Lineup lineup, Entry entry) {
        if (!lineup.picked().isEmpty()) {
            String label = new Pair.Side(entry.run(), entry.measured().variant()).label();
            return lineup.picked().stream().anyMatch(side -> side.label().equals(label));
        }
        KnownRun first = lineup.runs().get(0);
        // References are the same on the same test.
        return !entry.measured().reference()
                || entry.run() == first
                || entry.run().differsFrom(first).isPresent();
    }

    private static Place place(Entry entry) {
        Measured one = entry.measured();
        return new Place(
                entry.run().id(),
                one.variant(),
                one.reference(),
                one.value(),
                one.interval().map(Interval::low).orElse(null),
                one.interval().map(Interval::high).orElse(null),
                one.users());
    }
}
