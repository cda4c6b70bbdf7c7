package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.model.console.Wrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An evaluation as lines of text: the best lists first, references apart. */
public final class Leaderboard {
    private static final String NOT_KNOWN = "–";
    private static final String INDENT = "      ";

    private final EvaluationReport found;

    private Leaderboard(EvaluationReport found) {
        this.found = found;
    }

    /**
     * At most a hundred columns wide.
     *
     * @param conclusions what follows from it, a line each
     */
    public static List<String> lines(EvaluationReport found, String split, List<String> conclusions) {
        Leaderboard board = new Leaderboard(found);
        List<String> lines = new ArrayList<>();
        lines.add("    %-17s%-25s%9s%8s%9s%9s%8s%11s"
                .formatted(
                        "variant",
                        "NDCG@%d (95 %% interval)".formatted(found.k()),
                        "precision",
                        "recall",
                        "coverage",
                        "RMSE",
                        "MAE",
                        "rated-only"));
        board.names(false).forEach(name -> lines.add(board.line(name, name)));
        board.names(true).forEach(name -> lines.add(board.line(name, "(%s)".formatted(name))));
        lines.add("    held out: " + split);
        lines.add("    NDCG to coverage: full-catalogue; rated-only: precision when only held-out movies are ranked");
        conclusions.forEach(conclusion -> lines.add("    " + conclusion));
        found.notes().forEach(note -> lines.add("    note: " + note));
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, INDENT).stream())
                .toList();
    }

    private List<String> names(boolean references) {
        Map<String, Double> names = new LinkedHashMap<>();
        for (Scores row : found.rows()) {
            if (row.reference() == references) {
                names.merge(row.name(), order(row), Math::max);
            }
        }
        return names.keySet().stream()
                .sorted(Comparator.comparingDouble(name -> -names.get(name)))
                .toList();
    }

    /** Variants without lists come last. */
    private static double order(Scores row) {
        return row.protocol().equals(EvaluationReport.FULL_CATALOGUE)
                ? row.metrics().get("ndcg").value()
                : Double.NEGATIVE_INFINITY;
    }

    private String line(String name, String shown) {
        return "    %-17s%-25s%9s%8s%9s%9s%8s%11s"
                .formatted(
                        shown,
                        metric(name, EvaluationReport.FULL_CATALOGUE, "ndcg")
                                .map(i -> "%.4f  (%.4f–%.4f)".formatted(i.value(), i.low(), i.high()))
                                .orElse(NOT_KNOWN),
                        value(name, EvaluationReport.FULL_CATALOGUE, "precision"),
                        value(name, EvaluationReport.FULL_CATALOGUE, "recall"),
                        row(name, EvaluationReport.FULL_CATALOGUE)
                                .map(row -> row.points().get("coverage"))
                                .map("%.4f"::formatted)
                                .orElse(NOT_KNOWN),
                        value(name, EvaluationReport.STARS, "rmse"),
                        value(name, EvaluationReport.STARS, "mae"),
                        value(name, EvaluationReport.RATED_ONLY, "precision"));
    }

    private String value(String name, String protocol, String metric) {
        return metric(name, protocol, metric)
                .map(Interval::value)
                .map("%.4f"::formatted)
                .orElse(NOT_KNOWN);
    }

    private Optional<Interval> metric(String name, String protocol, String metric) {
        return row(name, protocol).map(row -> row.metrics().get(metric));
    }

    private Optional<Scores> row(String name, String protocol) {
        return found.rows().stream()
                .filter(row -> row.name().equals(name) && row.protocol().equals(protocol))
                .findFirst();
    }
}
