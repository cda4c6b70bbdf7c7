package io.cinematch.serving.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How long answers took: by route, and over the time of the run. */
final class Latencies {
    /** Stands for a status when there was none: the connection broke. */
    static final int NO_ANSWER = 0;

    static final String ALL = "all";

    private static final int SLICES = 60;
    private static final int DIGITS = 3;
    private static final int OK = 200;

    private final long length;
    private final Map<String, Histogram> routes = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final List<Histogram> slices = new ArrayList<>();

    /** @param length of the run, in nanoseconds */
    Latencies(long length) {
        this.length = length;
        routes.put(ALL, new Histogram(DIGITS));
        for (int k = 0; k < SLICES; k++) {
            slices.add(new Histogram(DIGITS));
        }
    }

    /**
     * An answer, or what there was instead. Errors count as answers that took so long.
     *
     * @param due when it was due, in nanoseconds from the beginning
     * @param nanos from then until it was there
     */
    synchronized void add(String route, long due, long nanos, int status) {
        routes.get(ALL).recordValue(nanos);
        routes.computeIfAbsent(route, r -> new Histogram(DIGITS)).recordValue(nanos);
        slices.get((int) Math.min(SLICES - 1, due * SLICES / length)).recordValue(nanos);
        if (status != OK) {
            errors.merge(route + " " + (status == NO_ANSWER ? "no answer" : status), 1L, Long::sum);
        }
    }

    /** By route, all together first: capitals come after. */
    synchronized List<LatencySummary> summaries() {
        List<LatencySummary> summaries = new ArrayList<>(List.of(LatencySummary.of(ALL, routes.get(ALL))));
        routes.forEach((route, histogram) -> {
            if (!route.equals(ALL)) {
                summaries.add(LatencySummary.of(route, histogram));
            }
        });
        return summaries;
    }

    /** How many answers were none, by route and status. */
    synchronized Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }

    /** 99th percentile of each slice of the run, in milliseconds. */
    synchronized double[] p99OverTime() {
        return slices.stream()
                .mapToDouble(slice -> slice.getValueAtPercentile(99) / 1e6)
                .toArray();
    }
}
