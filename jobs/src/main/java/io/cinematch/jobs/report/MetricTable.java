package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Every metric of every row of one protocol.
 *
 * @param protocol named above the numbers
 * @param columns names of metrics
 */
public record MetricTable(String protocol, List<String> columns, List<Row> rows) {
    public record Row(String name, boolean reference, String users, List<Cell> cells) {}

    /**
     * @param interval both ends, or empty where the metric has none
     * @param best of the variants, where more or less of it is plainly better
     */
    public record Cell(String value, String interval, boolean best) {}

    static List<MetricTable> of(EvaluationReport evaluation) {
        return evaluation.rows().stream()
                .map(Scores::protocol)
                .distinct()
                .map(protocol -> of(evaluation.k(), protocol, rows(evaluation, protocol)))
                .filter(table -> !table.columns().isEmpty())
                .toList();
    }

    /** Variants, best first, then references, then who has no such number. */
    static List<Scores> rows(EvaluationReport evaluation, String protocol) {
        Ranking ranking = Ranking.of(evaluation, protocol);
        List<Scores> known = Stream.concat(ranking.variants().stream(), ranking.references().stream())
                .toList();
        Stream<Scores> unknown =
                evaluation.rows().stream().filter(row -> row.protocol().equals(protocol) && !known.contains(row));
        return Stream.concat(known.stream(), unknown).toList();
    }

    private static MetricTable of(int k, String protocol, List<Scores> rows) {
        List<String> keys = rows.stream()
                .flatMap(row -> Stream.concat(row.metrics().keySet().stream(), row.points().keySet().stream()))
                .distinct()
                .sorted(MetricName.order())
                .toList();
        return new MetricTable(
                protocol,
                keys.stream().map(key -> new MetricName(key, k).label()).toList(),
                rows.stream()
                        .map(row -> new Row(
                                row.name(),
                                row.reference(),
                                Numbers.count(row.users()),
                                keys.stream()
                                        .map(key -> cell(rows, row, new MetricName(key, k)))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(List<Scores> rows, Scores row, MetricName metric) {
        double value = value(row, metric.key());
        Interval interval = row.metrics().get(metric.key());
        return new Cell(
                Numbers.fixed(value, metric.decimals()),
                interval == null ? "" : Numbers.ends(interval, metric.decimals()),
                metric.hasBest() && !row.reference() && value == best(rows, metric));
    }

    private static double best(List<Scores> rows, MetricName metric) {
        var values = rows.stream()
                .filter(row -> !row.reference())
                .mapToDouble(row -> value(row, metric.key()))
                .filter(Double::isFinite);
        OptionalDouble best = metric.lessIsBetter() ? values.min() : values.max();
        return best.orElse(Double.NaN);
    }

    /** NaN where the row has no such metric. */
    static double value(Scores row, String key) {
        Interval interval = row.metrics().get(key);
        return interval == null ? row.points().getOrDefault(key, Double.NaN) : interval.value();
    }
}
