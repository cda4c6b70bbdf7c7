package io.cinematch.jobs.bench;

import io.cinematch.jobs.session.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured, for people and as JSON.
 *
 * @param bench as typed
 * @param data what it was measured on
 * @param parameters what was measured
 * @param results numbers made of what was measured, by what they are, in the order in which they are told
 */
public record BenchReport(
        String bench,
        Instant at,
        Machine machine,
        String data,
        Map<String, Object> parameters,
        List<Measured> measured,
        Map<String, Double> results) {

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("bench %s: %s".formatted(bench, data));
        lines.add("  " + machine.line());
        lines.add("  "
                + parameters.entrySet().stream()
                        .map(p -> p.getKey() + " " + p.getValue())
                        .collect(Collectors.joining(", ")));
        for (Measured one : measured) {
            lines.add("  %-34s %8.2f s  (%s)".formatted(one.name(), one.medianSeconds(), times(one.seconds())));
            lines.add("      " + one.inside());
            if (one.work() > 0) {
                lines.add("      a second %s".formatted(number(one.perSecond())));
            }
            one.also().forEach((name, value) -> lines.add("      %s %s".formatted(name, number(value))));
        }
        results.forEach((name, value) -> lines.add("  %-60s %s".formatted(name, number(value))));
        return lines;
    }

    private static String times(List<Double> seconds) {
        return (seconds.size() > 1 ? "median of " : "")
                + seconds.stream().map("%.2f"::formatted).collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return Math.abs(value) >= 1000 ? "%,.0f".formatted(value) : "%.4f".formatted(value);
    }
}
