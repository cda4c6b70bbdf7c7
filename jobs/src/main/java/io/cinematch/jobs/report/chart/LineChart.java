package io.cinematch.jobs.report.chart;

import io.cinematch.jobs.report.chart.Scale.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Lines over two axes, each with its name at its end.
 *
 * @param about what it shows, for who cannot see it
 * @param height in pixels
 */
public record LineChart(String about, int height, List<Tick> x, List<Tick> y, List<Line> lines) {
    private static final int LABEL = 15;

    /**
     * What a line is drawn from.
     *
     * @param style class of its colour and dashes
     */
    public record Series(String name, String style, List<Datum> data) {}

    /** A point, with an interval or, where low and high are NaN, without. */
    public record Datum(double x, double y, double low, double high) {
        public static Datum of(double x, double y) {
            return new Datum(x, y, Double.NaN, Double.NaN);
        }
    }

    /**
     * A line, in percent; in several pieces where a value is no number.
     *
     * @param labelAt of its name, in pixels from the top
     */
    public record Line(
            String name,
            String style,
            List<String> pieces,
            List<Mark> marks,
            double endX,
            double endY,
            double labelAt) {}

    /** A point, in percent; {@code low} and {@code high} are NaN where it has no interval. */
    public record Mark(double x, double y, double low, double high) {
        public boolean hasInterval() {
            return !Double.isNaN(low);
        }
    }

    public static LineChart of(String about, int height, Scale x, List<Tick> ticks, Scale y, List<Series> series) {
        List<Series> drawn = series.stream()
                .filter(s -> s.data().stream().anyMatch(d -> Double.isFinite(d.y())))
                .toList();
        double[] ends = drawn.stream()
                .mapToDouble(s -> y.down(last(s).y()) * height / 100)
                .toArray();
        double[] labels = Spread.apart(ends, LABEL, height);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Series one = drawn.get(i);
            Datum end = last(one);
            lines.add(new Line(
                    one.name(),
                    one.style(),
                    pieces(one.data(), x, y),
                    marks(one.data(), x, y),
                    x.at(end.x()),
                    y.down(end.y()),
                    Math.round(labels[i])));
        }
        return new LineChart(about, height, ticks, vertical(y), lines);
    }

    private static List<Tick> vertical(Scale y) {
        return y.ticks().stream()
                .map(tick -> new Tick(100 - tick.at(), tick.label()))
                .toList();
    }

    private static Datum last(Series series) {
        return series.data().stream()
                .filter(d -> Double.isFinite(d.y()))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static List<String> pieces(List<Datum> data, Scale x, Scale y) {
        List<String> pieces = new ArrayList<>();
        StringJoiner piece = new StringJoiner(" ");
        for (Datum datum : data) {
            if (Double.isFinite(datum.y())) {
                piece.add(x.at(datum.x()) + "," + y.down(datum.y()));
            } else if (piece.length() > 0) {
                pieces.add(piece.toString());
                piece = new StringJoiner(" ");
            }
        }
        if (piece.length() > 0) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static List<Mark> marks(List<Datum> data, Scale x, Scale y) {
        return data.stream()
                .filter(d -> Double.isFinite(d.y()))
                .map(d -> new Mark(
                        x.at(d.x()),
                        y.down(d.y()),
                        Double.isNaN(d.low()) ? Double.NaN : y.down(d.low()),
                        Double.isNaN(d.high()) ? Double.NaN : y.down(d.high())))
                .toList();
    }
}
