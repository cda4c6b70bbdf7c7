package io.cinematch.jobs.registry;

import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Runs as lines of text, one each, newest first. */
public final class RunList {
    private static final String LINE = "%-16s %-26s %11s %9s  %-20s  %s";
    private static final int SHORT = 8;

    private RunList() {}

    /**
     * At most so many; a line says how many more there are.
     *
     * @param atWork whether somebody is at work on a run
     */
    public static List<String> lines(List<RunFinder.Found> oldestFirst, int most, Predicate<String> atWork) {
        if (oldestFirst.isEmpty()) {
            return List.of("No runs yet: ./cinematch nightly makes one.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("run", "data", "ratings", "variants", "best " + Measured.RANKS, "released")
                .stripTrailing());
        int oldest = Math.max(0, oldestFirst.size() - most);
        for (int i = oldestFirst.size() - 1; i >= oldest; i--) {
            RunFinder.Found found = oldestFirst.get(i);
            lines.add(found.report()
                    .map(report -> line(report, atWork))
                    .orElse("%-16s its report cannot be read".formatted(found.run())));
        }
        if (oldest > 0) {
            lines.add("and %,d older".formatted(oldest));
        }
        oldestFirst
                .get(oldestFirst.size() - 1)
                .report()
                .filter(newest -> !newest.status().at().isEmpty() && !atWork.test(newest.run()))
                .ifPresent(newest -> lines.addAll(why(newest)));
        return lines;
    }

    private static String line(RunReport report, Predicate<String> atWork) {
        return LINE.formatted(
                        report.run(),
                        source(report),
                        "%,d".formatted(report.data().ratings()),
                        report.variants().isEmpty() ? "–" : report.variants().size(),
                        best(report),
                        released(report, atWork))
                .stripTrailing();
    }

    private static List<String> why(RunReport stopped) {
        List<String> lines = new ArrayList<>();
        if (stopped.status().failed()) {
            lines.add("%s failed at %s: %s"
                    .formatted(
                            stopped.run(),
                            stopped.status().at(),
                            stopped.status().failure()));
        }
        lines.add("To go on with it: ./cinematch nightly --resume " + stopped.run());
        return lines;
    }

    /** Its name and the beginning of its fingerprint. */
    private static String source(RunReport report) {
        String name = RunReport.shortSource(report.source());
        String fingerprint = report.data().fingerprint();
        return fingerprint.isEmpty() ? name : "%s %s".formatted(name, fingerprint.substring(0, SHORT));
    }

    private static String best(RunReport report) {
        return Measured.best(report)
                .map(one -> "%.4f %s".formatted(one.value(), one.variant()))
                .orElse("–");
    }

    private static String released(RunReport report, Predicate<String> atWork) {
        String at = report.status().at();
        if (report.status().failed()) {
            return "failed at " + at;
        } else if (!at.isEmpty()) {
            return (atWork.test(report.run()) ? "at work: " : "broken off at ") + at;
        }
        return report.releases().isEmpty()
                ? "–"
                : String.join(", ", report.releases().keySet());
    }
}
