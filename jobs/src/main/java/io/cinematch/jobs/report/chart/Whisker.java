package io.cinematch.jobs.report.chart;

import io.cinematch.jobs.stats.Interval;

/** A dot and its interval on a horizontal scale, in percent. */
public record Whisker(double at, double low, double high) {
    public static Whisker of(Scale scale, Interval interval) {
        return new Whisker(scale.at(interval.value()), scale.at(interval.low()), scale.at(interval.high()));
    }

    public double width() {
        return Math.round((high - low) * 100) / 100.0;
    }
}
