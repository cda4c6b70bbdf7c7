package io.cinematch.jobs.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All pairs of variants by one metric of one protocol. */
public final class Comparisons {
    private Comparisons() {}

    /**
     * A variant's metric.
     *
     * @param value as measured
     * @param replicates of one call of {@link Resamples} for all variants, that is on the same users
     */
    public record Measured(String name, double value, double[] replicates) {}

    /**
     * Each variant beside each that comes after it, verdicts by p-values that Holm's correction adjusted for all of these
     * pairs; none for fewer than two variants.
     *
     * @param lessIsBetter as of an error
     * @param users behind the values
     * @param confidence between 0 and 1, for example 0.95
     */
    public static List<Comparison> of(
            String protocol,
            String metric,
            boolean lessIsBetter,
            List<Measured> variants,
            long users,
            double confidence) {
        List<Comparison> alone = new ArrayList<>();
        for (int a = 0; a < variants.size(); a++) {
            for (int b = a + 1; b < variants.size(); b++) {
                alone.add(pair(protocol, metric, lessIsBetter, variants.get(a), variants.get(b), users, confidence));
            }
        }
        return together(alone, confidence);
    }

    /**
     * Comparisons that were made apart, judged together: p-values adjusted for all of them, and verdicts by these. Holm's
     * correction only ever takes a verdict back.
     *
     * @param confidence with which each was made
     */
    public static List<Comparison> together(List<Comparison> apart, double confidence) {
        double[] adjusted =
                Holm.adjust(apart.stream().mapToDouble(Comparison::p).toArray());
        List<Comparison> together = new ArrayList<>();
        for (int n = 0; n < adjusted.length; n++) {
            together.add(judged(apart.get(n), adjusted[n], confidence));
        }
        return together;
    }

    /**
     * Resamples needed for the surest of all these comparisons to be told from luck: no p is below 2 / (resamples + 1),
     * and Holm's correction multiplies the least by the number of pairs.
     */
    public static long resamplesNeeded(int variants, double confidence) {
        return resamplesNeededFor(variants * (variants - 1L) / 2, confidence);
    }

    /** The same for so many comparisons judged together. */
    public static long resamplesNeededFor(long comparisons, double confidence) {
        return Math.max(1, (long) Math.ceil(2.0 * comparisons / Bootstrap.risk(confidence) - 1));
    }

    /**
     * One comparison by itself.
     *
     * @param lessIsBetter as of an error
     * @param users behind the values
     */
    public static Comparison pair(
            String protocol,
            String metric,
            boolean lessIsBetter,
            Measured a,
            Measured b,
            long users,
            double confidence) {
        if (a.replicates().length != b.replicates().length) {
            throw new IllegalArgumentException("%s has %d replicates, %s has %d"
                    .formatted(a.name(), a.replicates().length, b.name(), b.replicates().length));
        }
        double[] differences = new double[a.replicates().length];
        Arrays.setAll(differences, r -> a.replicates()[r] - b.replicates()[r]);
        double p = Bootstrap.p(differences, users);
        Interval difference = Bootstrap.interval(a.value() - b.value(), differences, confidence);
        return new Comparison(
                protocol,
                metric,
                a.name(),
                b.name(),
                difference,
                p,
                p,
                Bootstrap.smallest(differences, users, confidence),
                verdict(difference, p, lessIsBetter, confidence));
    }

    private static Comparison judged(Comparison alone, double adjusted, double confidence) {
        boolean told = adjusted <= Bootstrap.risk(confidence);
        return new Comparison(
                alone.protocol(),
                alone.metric(),
                alone.a(),
                alone.b(),
                alone.difference(),
                alone.p(),
                adjusted,
                alone.smallest(),
                told ? alone.verdict() : Verdict.NOT_DISTINGUISHABLE);
    }

    private static Verdict verdict(Interval difference, double p, boolean lessIsBetter, double confidence) {
        if (p > Bootstrap.risk(confidence)) {
            return Verdict.NOT_DISTINGUISHABLE;
        }
        // Of a skewed statistic the value itself may be on the other side of 0 than its interval.
        boolean more = difference.low() + difference.high() > 0;
        return more == lessIsBetter ? Verdict.WORSE : Verdict.BETTER;
    }
}
