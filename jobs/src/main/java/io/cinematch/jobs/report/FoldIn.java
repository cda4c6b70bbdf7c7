package io.cinematch.jobs.report;

import io.cinematch.jobs.foldingap.FoldInGapReport;
import io.cinematch.jobs.foldingap.FoldInGapReport.Curve;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.report.chart.LineChart;
import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.report.chart.LineChart.Series;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How near folding a newcomer in comes to training with them: a chart and a table for each variant. */
public record FoldIn(String protocol, String metric, String users, List<Part> parts) {
    private static final int HEIGHT = 260;

    /** One variant. */
    public record Part(String variant, LineChart chart, List<Row> rows) {}

    public record Row(String ratings, String value, String interval, String share, String kind) {}

    static FoldIn of(FoldInGapReport report) {
        MetricName metric = new MetricName(report.metric(), report.k());
        Scale y = Scale.fromZero(report.curves().stream()
                .flatMapToDouble(curve -> DoubleStream.concat(
                        DoubleStream.of(
                                curve.trained().high(), report.popularity().high()),
                        curve.points().stream().mapToDouble(p -> p.value().high()))));
        return new FoldIn(
                report.protocol(),
                metric.label(),
                Numbers.count(report.users()),
                report.curves().stream()
                        .filter(curve -> !curve.points().isEmpty())
                        .map(curve -> part(report, metric, curve, y))
                        .toList());
    }

    private static Part part(FoldInGapReport report, MetricName metric, Curve curve, Scale y) {
        List<Point> points = curve.points();
        int last = Math.max(1, points.size() - 1);
        // Equally far apart: 1, 3, 5, 10, 20 and all are names here, not amounts.
        Scale x = new Scale(0, last, 1, false);
        List<Tick> ticks = IntStream.range(0, points.size())
                .mapToObj(i -> new Tick(x.at(i), ratings(points.get(i))))
                .toList();
        List<Datum> folded = IntStream.range(0, points.size())
                .mapToObj(i -> datum(i, points.get(i).value()))
                .toList();
        LineChart chart = LineChart.of(
                "%s of %s by number of ratings folded in; the numbers are in the table"
                        .formatted(metric.label(), curve.variant()),
                HEIGHT,
                x,
                ticks,
                y,
                List.of(
                        new Series("folded in", "folded", folded),
                        level("trained with them", "trained", curve.trained(), last),
                        level("popularity", "popularity", report.popularity(), last)));
        return new Part(curve.variant(), chart, rows(report, metric.decimals(), curve));
    }

    private static Datum datum(double x, Interval interval) {
        return new Datum(x, interval.value(), interval.low(), interval.high());
    }

    private static Series level(String name, String style, Interval at, int last) {
        return new Series(name, style, List.of(Datum.of(0, at.value()), Datum.of(last, at.value())));
    }

    private static List<Row> rows(FoldInGapReport report, int decimals, Curve curve) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("popularity", report.popularity(), "", "reference", decimals));
        for (Point point : curve.points()) {
            String share = "%s (%s)"
                    .formatted(
                            Numbers.percent(point.ofTrained().value(), 0),
                            Numbers.percent(point.ofTrained().low(), 0) + " to "
                                    + Numbers.percent(point.ofTrained().high(), 0));
            rows.add(row(ratings(point), point.value(), share, "variant", decimals));
        }
        rows.add(row("trained with them", curve.trained(), "100 %", "reference", decimals));
        return rows;
    }

    private static Row row(String name, Interval value, String share, String kind, int decimals) {
        return new Row(name, Numbers.fixed(value.value(), decimals), Numbers.ends(value, decimals), share, kind);
    }

    private static String ratings(Point point) {
        return point.ratings() == Integer.MAX_VALUE ? "all" : Numbers.count(point.ratings());
    }
}
