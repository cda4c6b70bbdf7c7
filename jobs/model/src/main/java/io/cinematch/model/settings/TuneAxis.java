package io.cinematch.model.settings;

import java.util.List;
import java.util.stream.DoubleStream;

/** The values a search may give one key of a variant. */
public sealed interface TuneAxis {
    /** The value at a place between 0 (inclusive) and 1 (exclusive). */
    double at(double place);

    /** The values a grid search takes. */
    List<Double> grid();

    /** One of these. */
    record Choice(List<Double> values) implements TuneAxis {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public double at(double place) {
            return values.get((int) (place * values.size()));
        }

        @Override
        public List<Double> grid() {
            return values;
        }
    }

    /**
     * Anything from {@code min} to {@code max}; a grid takes the two ends and the middle.
     *
     * @param log whether it is the ratio of two values that matters, not their difference
     */
    record Range(double min, double max, boolean log) implements TuneAxis {
        @Override
        public double at(double place) {
            return log ? min * Math.pow(max / min, place) : min + place * (max - min);
        }

        @Override
        public List<Double> grid() {
            return DoubleStream.of(min, at(0.5), max).distinct().boxed().toList();
        }
    }
}
