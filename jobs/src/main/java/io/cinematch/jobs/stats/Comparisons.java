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
                alone.add(pair(protocol, metric, variants.get(a), variants.get(b), users, confidence));
            }
        }
        double[] adjusted =
                Holm.adjust(alone.stream().mapToDouble(Comparison::p).toArray());
        List<Comparison> together = new ArrayList<>();
        for (int n = 0; n < adjusted.length; n++) {
            together.add(judged(alone.get(n), adjusted[n], lessIsBetter, confidence));
        }
        return together;
    }

    /**
     * Resamples needed for the surest of all these comparisons to be told from luck: no p is below 2 / (resamples + 1),
     * and Holm's correction multiplies the least by the number of pairs.
     */
    public static long resamplesNeeded(int variants, double confidence) {
        long pairs = variants * (variants - 1L) / 2;
        return Math.max(1, (long) Math.ceil(2 * pairs / Bootstrap.risk(confidence) - 1));
    }

    private static Comparison pair(
            String protocol, String metric, Measured a, Measured b, long users, double confidence) {
        if (a.replicates().length != b.replicates().length) {
            throw new IllegalArgumentException("%s has %d replicates, %s has %d"
                    .formatted(a.name(), a.replicates().length, b.name(), b.replicates().length));
        }
        double[] differences = new double[a.replicates().length];
        Arrays.setAll(differences, r -> a.replicates()[r] - b.replicates()[r]);
        double p = Bootstrap.p(differences, users);
        return new Comparison(
                protocol,
                metric,
                a.name(),
                b.name(),
                Bootstrap.interval(a.value() - b.value(), differences, confidence),
                p,
                p,
                Bootstrap.smallest(differences, users, confidence),
                Verdict.NOT_DISTINGUISHABLE);
    }

    private static Comparison judged(Comparison alone, double adjusted, boolean lessIsBetter, double confidence) {
        return new Comparison(
                alone.protocol(),
                alone.metric(),
                alone.a(),
                alone.b(),
                alone.difference(),
                alone.p(),
                adjusted,
                alone.smallest(),
                verdict(alone.difference(), adjusted, lessIsBetter, confidence));
    }

    private static Verdict verdict(Interval difference, double adjusted, boolean lessIsBetter, double confidence) {
        if (adjusted > Bootstrap.risk(confidence)) {
            return Verdict.NOT_DISTINGUISHABLE;
        }
        // Of a skewed statistic the value itself may be on the other side of 0 than its interval.
        boolean more = difference.low() + difference.high() > 0;
        return more == lessIsBetter ? Verdict.WORSE : Verdict.BETTER;
    }
}
