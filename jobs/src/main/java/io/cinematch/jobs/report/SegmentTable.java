package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.evaluate.EvaluationReport.Segment;
import io.cinematch.jobs.report.chart.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One metric by groups of users or movies, a bar for each group and variant.
 *
 * @param title who the groups are
 * @param metric with its protocol and which end is good
 * @param dots whether marks are dots on a scale that need not begin at zero, in place of bars
 */
public record SegmentTable(String title, String metric, boolean dots, List<String> columns, List<Row> rows) {
    private record Topic(String title, String kind, String protocol, String metric) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("Users, by training ratings", "activity", EvaluationReport.FULL_CATALOGUE, MetricName.NDCG),
            new Topic("Users, by training ratings", "activity", EvaluationReport.STARS, MetricName.RMSE),
            new Topic("Movies, by popularity", "popularity", EvaluationReport.FULL_CATALOGUE, "recall"),
            new Topic("Movies, by popularity", "popularity", EvaluationReport.STARS, MetricName.RMSE),
            new Topic("Movies, by genre", "genre", EvaluationReport.FULL_CATALOGUE, "recall"),
            new Topic("Movies, by genre", "genre", EvaluationReport.STARS, MetricName.RMSE));

    public record Row(String name, boolean reference, List<Cell> cells) {}

    /** @param at length of the bar in percent, or empty where there is no number */
    public record Cell(String value, OptionalDouble at, boolean best) {}

    static List<SegmentTable> of(EvaluationReport evaluation) {
        return TOPICS.stream().flatMap(topic -> of(evaluation, topic).stream()).toList();
    }

    private static Optional<SegmentTable> of(EvaluationReport evaluation, Topic topic) {
        Ranking ranking = Ranking.of(evaluation, topic.protocol());
        List<Scores> rows = MetricTable.rows(evaluation, topic.protocol()).stream()
                .filter(row -> row.segments().stream().anyMatch(s -> belongs(s, topic)))
                .filter(row -> !row.reference() || row.name().equals("popularity"))
                .filter(row -> !row.reference() || ranking.onlyReferences().contains(row))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        MetricName metric = new MetricName(topic.metric(), evaluation.k());
        List<Segment> segments = rows.stream()
                .flatMap(row -> row.segments().stream())
                .filter(segment -> belongs(segment, topic))
                .collect(Collectors.toMap(Segment::name, s -> s, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        DoubleStream values =
                rows.stream().flatMapToDouble(row -> segments.stream().mapToDouble(s -> value(row, topic, s.name())));
        Scale scale = metric.lessIsBetter() ? Scale.around(values) : Scale.fromZero(values);
        List<List<Cell>> cells = new ArrayList<>();
        for (Segment segment : segments) {
            double best = best(rows, topic, metric, segment.name());
            cells.add(rows.stream()
                    .map(row -> cell(value(row, topic, segment.name()), row.reference(), best, metric, scale))
                    .toList());
        }
        return Optional.of(new SegmentTable(
                topic.title(),
                "%s, %s, %s"
                        .formatted(
                                metric.label(),
                                topic.protocol(),
                                metric.lessIsBetter() ? "less is better" : "more is better"),
                metric.lessIsBetter(),
                segments.stream()
                        .map(s -> "%s (%s)".formatted(s.name(), Numbers.count(s.size())))
                        .toList(),
                turned(rows, cells)));
    }

    private static boolean belongs(Segment segment, Topic topic) {
        return segment.kind().equals(topic.kind()) && segment.metrics().containsKey(topic.metric());
    }

    private static List<Row> turned(List<Scores> rows, List<List<Cell>> bySegment) {
        List<Row> turned = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            turned.add(new Row(
                    rows.get(i).name(),
                    rows.get(i).reference(),
                    bySegment.stream().map(cells -> cells.get(at)).toList()));
        }
        return turned;
    }

    private static double value(Scores row, Topic topic, String segment) {
        return row.segments().stream()
                .filter(s -> belongs(s, topic) && s.name().equals(segment))
                .mapToDouble(s -> s.metrics().get(topic.metric()))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double best(List<Scores> rows, Topic topic, MetricName metric, String segment) {
        DoubleStream values = rows.stream()
                .filter(row -> !row.reference())
                .mapToDouble(row -> value(row, topic, segment))
                .filter(Double::isFinite);
        return (metric.lessIsBetter() ? values.min() : values.max()).orElse(Double.NaN);
    }

    private static Cell cell(double value, boolean reference, double best, MetricName metric, Scale scale) {
        return new Cell(
                Numbers.fixed(value, 3),
                Double.isFinite(value) ? OptionalDouble.of(scale.at(value)) : OptionalDouble.empty(),
                !reference && metric.hasBest() && value == best);
    }

    /** With groups as rows, for when there are many of them. */
    public boolean manyGroups() {
        return columns.size() > 5;
    }

    public SegmentTable onItsSide() {
        List<Row> groups = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            groups.add(new Row(
                    columns.get(i),
                    false,
                    rows.stream().map(row -> row.cells().get(at)).toList()));
        }
        return new SegmentTable(
                title, metric, dots, rows.stream().map(Row::name).toList(), groups);
    }
}
