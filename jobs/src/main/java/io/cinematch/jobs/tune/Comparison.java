package io.cinematch.jobs.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The best candidate beside what is configured.
 *
 * @param where on which ratings both were judged, for people
 */
record Comparison(String where, Trial best, Trial configured) {
    private static final List<String> METRICS = List.of("rmse", "mae", "ndcg");

    List<String> lines() {
        List<String> known = METRICS.stream()
                .filter(m ->
                        best.metrics().containsKey(m) || configured.metrics().containsKey(m))
                .toList();
        List<String> lines = new ArrayList<>(List.of(where));
        lines.add("  %-13s".formatted("")
                + known.stream()
                        .map(m -> "%8s".formatted(m.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.joining()));
        lines.add(line("best", best, known));
        lines.add(line("as configured", configured, known));
        return lines;
    }

    private static String line(String name, Trial trial, List<String> known) {
        return "  %-13s".formatted(name)
                + known.stream()
                        .map(m -> trial.metrics().get(m))
                        .map(v -> v == null ? "%8s".formatted("–") : "%8.4f".formatted(v))
                        .collect(Collectors.joining());
    }
}
