package io.cinematch.notebooks;

import io.cinematch.jobs.report.chart.Columns;
import io.cinematch.jobs.report.chart.LineChart;
import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Scatter;
import io.cinematch.jobs.report.chart.Whisker;
import io.cinematch.jobs.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A chart of a query's answer, drawn as the run's HTML report draws it; shown where it is the last line of a cell.
 *
 * @param title what it shows
 * @param svg a picture of its own, with the title in it
 */
public record Chart(String title, String svg) {
    private static final int PLANE = 240;
    private static final int ROW = 26;

    /**
     * Upright bars.
     *
     * @param data a name, and a number of at least 0
     */
    public static Chart columns(String title, Dataset<Row> data) {
        List<Columns.Value> values = data.collectAsList().stream()
                .map(row -> new Columns.Value(text(row, 0), number(row, 1), label(number(row, 1))))
                .toList();
        Columns columns = Columns.of(title, values);
        Svg svg = new Svg(title, 40, PLANE, 20);
        columns.columns().forEach(svg::bar);
        columns.names().forEach(name -> svg.below(name.at(), name.label()));
        return svg.chart();
    }

    /**
     * Lines over two axes.
     *
     * @param data the line's name, x (a number, or the name of a place: in the order of the rows) and y
     */
    public static Chart lines(String title, String x, String y, Dataset<Row> data) {
        List<Row> rows = data.collectAsList();
        List<String> places = rows.stream().allMatch(row -> row.get(1) instanceof Number)
                ? List.of()
                : rows.stream().map(row -> text(row, 1)).distinct().toList();
        Map<String, List<Datum>> points = new LinkedHashMap<>();
        for (Row row : rows) {
            double across = places.isEmpty() ? number(row, 1) : places.indexOf(text(row, 1));
            points.computeIfAbsent(text(row, 0), name -> new ArrayList<>()).add(Datum.of(across, number(row, 2)));
        }
        return lines(title, x, y, places, points);
    }

    /**
     * The same from points that are there already, with or without intervals.
     *
     * @param places names of x = 0, 1, …; empty where x is a number
     * @param points by the line's name
     */
    public static Chart lines(String title, String x, String y, List<String> places, Map<String, List<Datum>> points) {
        List<Datum> all = points.values().stream().flatMap(List::stream).toList();
        Scale across = places.isEmpty()
                ? Scale.around(all.stream().mapToDouble(Datum::x))
                : new Scale(0, Math.max(1, places.size() - 1), 1, false);
        List<Tick> ticks = places.isEmpty()
                ? across.ticks()
                : IntStream.range(0, places.size())
                        .mapToObj(i -> new Tick(across.at(i), places.get(i)))
                        .toList();
        Scale up = Scale.fromZero(all.stream().flatMapToDouble(p -> DoubleStream.of(p.low(), p.y(), p.high())));
        List<LineChart.Series> series = points.entrySet().stream()
                .map(e -> new LineChart.Series(e.getKey(), "", e.getValue()))
                .toList();
        LineChart chart = LineChart.of(title, PLANE, across, ticks, up, series);
        Svg svg = new Svg(title, 60, PLANE, 160);
        svg.plane(chart.x(), x, chart.y(), y);
        for (int i = 0; i < chart.lines().size(); i++) {
            svg.line(chart.lines().get(i), i);
        }
        return svg.chart();
    }

    /**
     * Points, each with its name.
     *
     * @param points x and y by name
     */
    public static Chart scatter(String title, String x, String y, Map<String, double[]> points) {
        Scale across = Scale.fromZero(points.values().stream().mapToDouble(p -> p[0]));
        Scale up = Scale.fromZero(points.values().stream().mapToDouble(p -> p[1]));
        List<Scatter.Point> dots = points.entrySet().stream()
                .map(e -> new Scatter.Point(e.getKey(), "", e.getValue()[0], e.getValue()[1]))
                .toList();
        Scatter chart = Scatter.of(title, across, up, dots);
        Svg svg = new Svg(title, 60, chart.height(), 40);
        svg.plane(chart.x(), x, chart.y(), y);
        chart.dots().forEach(svg::dot);
        return svg.chart();
    }

    /** Values with their intervals, one below the other; a line at zero where they lie on both sides of it. */
    public static Chart intervals(String title, Map<String, Interval> values) {
        Scale scale = Scale.around(
                values.values().stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.value(), i.high())));
        Svg svg = new Svg(title, 170, ROW * values.size(), 80);
        svg.plane(scale.ticks(), "", List.of(), "");
        int row = 0;
        for (Map.Entry<String, Interval> value : values.entrySet()) {
            double middle = 100 * (row + 0.5) / values.size();
            svg.whisker(
                    value.getKey(),
                    middle,
                    Whisker.of(scale, value.getValue()),
                    label(value.getValue().value()));
            row++;
        }
        if (scale.low() < 0 && scale.high() > 0) {
            svg.upright(scale.at(0));
        }
        return svg.chart();
    }

    private static String text(Row row, int column) {
        return String.valueOf(row.get(column));
    }

    private static double number(Row row, int column) {
        return ((Number) row.get(column)).doubleValue();
    }

    private static String label(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value)
                .replace('-', '−');
    }
}
