package io.cinematch.jobs.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Where on an axis a value is.
 *
 * @param low value at 0 percent
 * @param high value at 100 percent
 * @param step between ticks; of a logarithmic scale, a factor
 * @param logarithmic whether equal factors, in place of equal differences, are equally far apart
 */
public record Scale(double low, double high, double step, boolean logarithmic) {
    private static final int INTERVALS = 4;

    /** Differences below it, for values about one, are of rounding: ticks between them would not differ. */
    private static final double SAME = 1e-9;

    /** An error that training let grow so far would leave no room for the others. */
    private static final double ABSURD = 1e12;

    /** A value with a label on an axis. */
    public record Tick(double at, String label) {}

    /** Round ends around all values; what is no number, or of no use as one, is passed over. */
    public static Scale around(DoubleStream values) {
        double[] finite = values.filter(Scale::drawn).sorted().toArray();
        if (finite.length == 0) {
            return new Scale(0, 1, 0.25, false);
        }
        double least = finite[0];
        double most = finite[finite.length - 1];
        double size = Math.max(Math.abs(least), Math.abs(most));
        if (most - least < SAME * Math.max(1, size)) {
            double room = size < SAME ? 1 : size / 2;
            least -= room;
            most += room;
        }
        double step = round((most - least) / INTERVALS);
        return new Scale(Math.floor(least / step) * step, Math.ceil(most / step) * step, step, false);
    }

    /** The same, with zero. */
    public static Scale fromZero(DoubleStream values) {
        return around(DoubleStream.concat(DoubleStream.of(0), values));
    }

    /** Powers of ten around positive values. */
    public static Scale decades(DoubleStream values) {
        double[] positive = values.filter(v -> v > 0 && drawn(v)).sorted().toArray();
        if (positive.length == 0) {
            return new Scale(1, 10, 10, true);
        }
        double low = Math.pow(10, Math.floor(Math.log10(positive[0])));
        double high = Math.pow(10, Math.ceil(Math.log10(positive[positive.length - 1])));
        return new Scale(low, high > low ? high : low * 10, 10, true);
    }

    private static boolean drawn(double value) {
        return Math.abs(value) < ABSURD;
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static double round(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double digits = width / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    /** Percent of the axis, to a hundredth; values off the scale are at its ends. */
    public double at(double value) {
        double share = logarithmic
                ? (Math.log(Math.max(value, low)) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        return hundredth(100 * Math.min(1, Math.max(0, share)));
    }

    /** Percent from the top of a chart, where {@code high} is. */
    public double down(double value) {
        return hundredth(100 - at(value));
    }

    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double value = low; value <= high * 1.001; value *= step) {
                ticks.add(new Tick(at(value), label(value)));
            }
            return ticks;
        }
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            double value = low + i * step;
            ticks.add(new Tick(at(value), label(value)));
        }
        return ticks;
    }

    private String label(double value) {
        int decimals = logarithmic ? 0 : (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        // Rounding may leave a zero with a sign.
        double shown = Math.abs(value) < 1e-12 ? 0 : value;
        return String.format(Locale.ROOT, "%,." + decimals + "f", shown).replace('-', '−');
    }

    private static double hundredth(double percent) {
        return Math.round(percent * 100) / 100.0;
    }
}
