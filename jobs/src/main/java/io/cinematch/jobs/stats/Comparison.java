package io.cinematch.jobs.stats;

/**
 * One metric of two variants on the same users.
 *
 * @param difference that of {@code a} less that of {@code b}, with its interval
 * @param p two-sided, by itself
 * @param adjusted p for all comparisons of this metric together (Holm)
 * @param smallest the smallest difference that these users would have shown four times in five; infinite when they are
 *     too few for any ({@link Bootstrap#canTell})
 * @param verdict of {@code a} beside {@code b}, by the adjusted p; already turned for metrics where less is better
 */
public record Comparison(
        String protocol,
        String metric,
        String a,
        String b,
        Interval difference,
        double p,
        double adjusted,
        double smallest,
        Verdict verdict) {}
