package io.cinematch.jobs.registry;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs as lines of text, one each, newest first. */
public final class RunList {
    private static final String LINE = "%-16s %-26s %11s %9s  %-20s  %s";
    private static final String METRIC = "ndcg";
    private static final int SHORT = 8;

    private RunList() {}

    /** At most so many; a line says how many more there are. */
    public static List<String> lines(List<RunFinder.Found> oldestFirst, int most) {
        if (oldestFirst.isEmpty()) {
            return List.of("No runs yet: ./cinematch nightly makes one.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("run", "data", "ratings", "variants", "best " + METRIC, "released")
                .stripTrailing());
        int oldest = Math.max(0, oldestFirst.size() - most);
        for (int i = oldestFirst.size() - 1; i >= oldest; i--) {
            RunFinder.Found found = oldestFirst.get(i);
            lines.add(
                    found.report().map(RunList::line).orElse("%-16s its report cannot be read".formatted(found.run())));
        }
        if (oldest > 0) {
            lines.add("and %,d older".formatted(oldest));
        }
        return lines;
    }

    private static String line(RunReport report) {
        return LINE.formatted(
                        report.run(),
                        source(report),
                        "%,d".formatted(report.data().ratings()),
                        report.variants().isEmpty() ? "–" : report.variants().size(),
                        best(report),
                        report.releases().isEmpty()
                                ? "–"
                                : String.join(", ", report.releases().keySet()))
                .stripTrailing();
    }

    /** Its name and the beginning of its fingerprint. */
    private static String source(RunReport report) {
        String name = RunReport.shortSource(report.source());
        String fingerprint = report.data().fingerprint();
        return fingerprint.isEmpty() ? name : "%s %s".formatted(name, fingerprint.substring(0, SHORT));
    }

    private static String best(RunReport report) {
        return Measured.of(report, Optional.empty()).stream()
                .filter(one -> one.metric().equals(METRIC) && one.protocol().equals(EvaluationReport.FULL_CATALOGUE))
                .max(Comparator.comparingDouble(Measured::value))
                .map(one -> "%.4f %s".formatted(one.value(), one.variant()))
                .orElse("–");
    }
}
