package io.cinematch.serving.lab;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is taken from a run's {@code evaluation.json}. Its examples are of single users, and stay there.
 *
 * @param k length of the lists
 * @param protocols by name, in words
 * @param metrics by name, in words
 * @param confidence of all intervals
 */
record EvaluationFile(
        int k,
        Map<String, String> protocols,
        Map<String, String> metrics,
        double confidence,
        List<Row> rows,
        List<Comparison> comparisons,
        List<String> notes) {
    /**
     * One variant by one protocol.
     *
     * @param reference whether it is there only to read the others by
     * @param points metrics without an interval
     */
    record Row(
            String name,
            boolean reference,
            String protocol,
            long users,
            Map<String, Interval> metrics,
            Map<String, Double> points) {}

    /**
     * One metric of two variants.
     *
     * @param difference of {@code a} less {@code b}
     * @param adjusted p, for all comparisons of the metric together
     * @param verdict of {@code a}, less being better where it is
     */
    record Comparison(
            String protocol, String metric, String a, String b, Interval difference, double adjusted, Verdict verdict) {
        Comparison turned() {
            return new Comparison(protocol, metric, b, a, difference.negated(), adjusted, verdict.turned());
        }
    }

    /** Of a metric by a protocol, each both ways round. */
    Stream<Comparison> comparisons(String protocol, String metric) {
        return comparisons.stream()
                .filter(c -> c.protocol().equals(protocol) && c.metric().equals(metric))
                .flatMap(c -> Stream.of(c, c.turned()));
    }
}
