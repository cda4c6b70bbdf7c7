package io.cinematch.serving.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was measured, for people and as JSON.
 *
 * @param jvm options of the service
 * @param start null when it was not measured, like the others
 */
record BenchReport(
        String bench,
        Instant at,
        Machine machine,
        List<String> jvm,
        String data,
        Plan plan,
        StartPart start,
        ThroughputPart throughput,
        LatencyPart latency,
        List<Reach> reaches) {

    static BenchReport of(
            Instant at,
            List<String> jvm,
            String data,
            Plan plan,
            StartPart start,
            ThroughputPart throughput,
            LatencyPart latency) {
        List<Reach> reaches = Stream.of(
                        reaches(start, StartPart::reaches),
                        reaches(throughput, ThroughputPart::reaches),
                        reaches(latency, LatencyPart::reaches))
                .flatMap(List::stream)
                .toList();
        return new BenchReport("serve", at, Machine.current(), jvm, data, plan, start, throughput, latency, reaches);
    }

    private static <T> List<Reach> reaches(T part, Function<T, List<Reach>> of) {
        return part == null ? List.of() : of.apply(part);
    }

    /** At most 100 columns, but for what the machine says of itself. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("bench serve: " + data);
        lines.add("  " + machine.line());
        lines.add("  service, Redis and load generator on the same cores; java " + String.join(" ", jvm));
        if (throughput != null) {
            indent(throughput.lines(), lines);
        }
        if (latency != null) {
            indent(latency.lines(), lines);
        }
        List<String> table = new ArrayList<>(List.of(Reach.HEADER));
        reaches.forEach(reach -> table.add(reach.line()));
        indent(table, lines);
        long missed = reaches.stream().filter(reach -> !reach.ok()).count();
        lines.add("");
        lines.add(missed == 0 ? "All reached." : "%d of %d missed.".formatted(missed, reaches.size()));
        return lines;
    }

    private static void indent(List<String> part, List<String> lines) {
        lines.add("");
        part.forEach(line -> lines.add("  " + line));
    }
}
