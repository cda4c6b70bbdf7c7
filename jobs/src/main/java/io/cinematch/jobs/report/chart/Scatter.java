package io.cinematch.jobs.report.chart;

import io.cinematch.jobs.report.chart.Scale.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points over two axes, each with its name beside it.
 *
 * @param about what it shows, for who cannot see it
 * @param height in pixels; grows with the points, so that every name has room
 */
public record Scatter(String about, int height, List<Tick> x, List<Tick> y, List<Dot> dots) {
    private static final int LABEL = 16;
    private static final int LEAST_HEIGHT = 300;

    /** What a dot is drawn from. */
    public record Point(String name, String style, double x, double y) {}

    /**
     * A dot, in percent.
     *
     * @param labelAt of its name, in pixels from the top
     * @param before whether the name is on the left
     */
    public record Dot(String name, String style, double x, double y, double labelAt, boolean before) {}

    public static Scatter of(String about, Scale x, Scale y, List<Point> points) {
        int height = Math.max(LEAST_HEIGHT, LABEL * (points.size() + 1));
        double[] labels = new double[points.size()];
        for (boolean before : new boolean[] {false, true}) {
            int[] side = IntStream.range(0, points.size())
                    .filter(i -> before(x, points.get(i)) == before)
                    .toArray();
            double[] wanted = IntStream.of(side)
                    .mapToDouble(i -> y.down(points.get(i).y()) * height / 100)
                    .toArray();
            double[] apart = Spread.apart(wanted, LABEL, height);
            for (int i = 0; i < side.length; i++) {
                labels[side[i]] = Math.round(apart[i]);
            }
        }
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            dots.add(new Dot(
                    point.name(), point.style(), x.at(point.x()), y.down(point.y()), labels[i], before(x, point)));
        }
        List<Tick> vertical = y.ticks().stream()
                .map(tick -> new Tick(100 - tick.at(), tick.label()))
                .toList();
        return new Scatter(about, height, x.ticks(), vertical, dots);
    }

    private static boolean before(Scale x, Point point) {
        return x.at(point.x()) > 50;
    }
}
