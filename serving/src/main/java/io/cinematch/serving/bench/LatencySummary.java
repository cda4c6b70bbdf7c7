package io.cinematch.serving.bench;

import org.HdrHistogram.Histogram;

/**
 * Latencies of one route, in milliseconds.
 *
 * @param count of answers
 */
record LatencySummary(String route, long count, double p50, double p90, double p99, double p999, double max) {
    static final String HEADER =
            "%-16s %10s %9s %9s %9s %9s %9s".formatted("ms", "requests", "p50", "p90", "p99", "p99.9", "max");

    static LatencySummary of(String route, Histogram nanos) {
        return new LatencySummary(
                route,
                nanos.getTotalCount(),
                millis(nanos.getValueAtPercentile(50)),
                millis(nanos.getValueAtPercentile(90)),
                millis(nanos.getValueAtPercentile(99)),
                millis(nanos.getValueAtPercentile(99.9)),
                millis(nanos.getMaxValue()));
    }

    String line() {
        return "%-16s %,10d %9.2f %9.2f %9.2f %9.2f %9.2f".formatted(route, count, p50, p90, p99, p999, max);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
