package io.cinematch.jobs.report.chart;

import io.cinematch.jobs.report.chart.Scale.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Upright bars, each with its name below and its value above.
 *
 * @param about what it shows, for who cannot see it
 */
public record Columns(String about, List<Tick> names, List<Column> columns) {
    /** What a bar is drawn from. */
    public record Value(String name, double value, String label) {}

    /** A bar, in percent. */
    public record Column(double x, double width, double y, double height, double middle, String label) {}

    public static Columns of(String about, List<Value> values) {
        Scale scale = Scale.fromZero(values.stream().mapToDouble(Value::value));
        double room = 100.0 / Math.max(1, values.size());
        List<Column> columns = new ArrayList<>();
        List<Tick> names = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            double middle = hundredth((i + 0.5) * room);
            columns.add(new Column(
                    hundredth((i + 0.1) * room),
                    hundredth(0.8 * room),
                    scale.down(value.value()),
                    scale.at(value.value()),
                    middle,
                    value.label()));
            names.add(new Tick(middle, value.name()));
        }
        return new Columns(about, names, columns);
    }

    private static double hundredth(double percent) {
        return Math.round(percent * 100) / 100.0;
    }
}
