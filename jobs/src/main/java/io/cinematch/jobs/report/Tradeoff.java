package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scatter;
import io.cinematch.jobs.report.chart.Scatter.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How good lists are beside how much of the catalogue they show. */
public record Tradeoff(Scatter chart, String across, String up) {
    static Optional<Tradeoff> of(EvaluationReport evaluation) {
        Ranking ranking = Ranking.of(evaluation, EvaluationReport.FULL_CATALOGUE);
        List<Point> points = new ArrayList<>(Stream.concat(
                        ranking.variants().stream(),
                        // The oracle would squeeze all others into a corner, and random order is at zero anyway.
                        ranking.onlyReferences().stream()
                                .filter(row -> row.name().equals("popularity")))
                .filter(row -> Double.isFinite(coverage(row)))
                .map(row -> new Point(
                        row.name(),
                        row.reference() ? "reference" : ranking.isWinner(row.name()) ? "winner" : "variant",
                        coverage(row),
                        ranking.value(row)))
                .toList());
        // Drawn last, the best is on top of others that are at its place.
        Collections.reverse(points);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        String across = new MetricName(MetricName.COVERAGE, evaluation.k()).label();
        String up = ranking.metric().label();
        return Optional.of(new Tradeoff(
                Scatter.of(
                        "%s against %s of %d variants; all numbers are in the table of metrics"
                                .formatted(up, across, points.size()),
                        Scale.fromZero(points.stream().mapToDouble(Point::x)),
                        Scale.fromZero(points.stream().mapToDouble(Point::y)),
                        points),
                across,
                up));
    }

    private static double coverage(Scores row) {
        return MetricTable.value(row, MetricName.COVERAGE);
    }
}
