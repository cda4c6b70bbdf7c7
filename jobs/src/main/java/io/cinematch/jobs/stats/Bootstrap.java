package io.cinematch.jobs.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What the replicates of a statistic say about luck (Efron and Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993;
 * for retrieval, where users or topics are resampled: Sakai, <i>Evaluating evaluation metrics based on the bootstrap</i>,
 * SIGIR 2006, and Smucker, Allan, Carterette, <i>A comparison of statistical significance tests for information retrieval
 * evaluation</i>, CIKM 2007). Replicates come from {@link Resamples}; those of a difference are the differences of the
 * replicates of two variants.
 */
public final class Bootstrap {
    /** z of the power at which a difference is said to show: four times in five. */
    private static final double POWER = new NormalDistribution().inverseCumulativeProbability(0.8);

    private Bootstrap() {}

    /**
     * The percentile interval: between the k-th replicate from below and from above, k = ⌊(B + 1)·(1 − confidence)/2⌋
     * but at least 1 (Efron and Tibshirani, ch. 13). Of one user, whose resamples are all the same, it is the value
     * alone and says nothing: see {@link #canTell}.
     *
     * @param value as measured
     * @param replicates B of them, in any order
     * @param confidence between 0 and 1, for example 0.95
     */
    public static Interval interval(double value, double[] replicates, double confidence) {
        double[] ascending = replicates.clone();
        Arrays.sort(ascending);
        check(value, ascending);
        int k = Math.max(1, (int) ((ascending.length + 1) * risk(confidence) / 2));
        return new Interval(value, ascending[k - 1], ascending[ascending.length - k]);
    }

    /**
     * How likely a difference like this is when there is none: twice the share of replicates on the other side of 0, 0
     * itself counting on both, and one more replicate added on that side so that p is never 0 (Davison and Hinkley,
     * <i>Bootstrap Methods and their Application</i>, 1997, eq. 4.11). So p ≤ 1 − confidence exactly when the interval
     * leaves 0 out, given replicates and users enough; variants that never differ have 1.
     *
     * <p>Never below 2^(1 − users): if there is no difference, so often do all users, each as likely as not to prefer
     * either variant, prefer the same one. The bootstrap alone would be certain of any difference on one user.
     *
     * @param differences replicates
     * @param users behind each of them
     * @return in (0, 1]
     */
    public static double p(double[] differences, long users) {
        check(0, differences);
        long below = Arrays.stream(differences).filter(d -> d <= 0).count();
        long above = Arrays.stream(differences).filter(d -> d >= 0).count();
        double p = 2.0 * (Math.min(below, above) + 1) / (differences.length + 1);
        return Math.min(1, Math.max(p, leastOf(users)));
    }

    /** The p that so many replicates have when all are on one side of 0: how far below it the truth is, they cannot say. */
    public static double least(int replicates) {
        return 2.0 / (replicates + 1);
    }

    /**
     * The smallest true difference that one comparison by itself would have found four times in five: (z_{1 − α/2} +
     * z_{0.8}) · standard deviation of the replicates, α = 1 − confidence; infinite when {@link #canTell} says no.
     */
    public static double smallest(double[] differences, long users, double confidence) {
        check(0, differences);
        if (!canTell(users, confidence)) {
            return Double.POSITIVE_INFINITY;
        }
        double z = new NormalDistribution().inverseCumulativeProbability(1 - risk(confidence) / 2);
        return (z + POWER) * Math.sqrt(StatUtils.populationVariance(differences));
    }

    /**
     * Whether there are users enough for any difference to be told from luck: six, for 95 %. With fewer, every verdict
     * is {@link Verdict#NOT_DISTINGUISHABLE} and a report has to say why.
     */
    public static boolean canTell(long users, double confidence) {
        return leastOf(users) <= risk(confidence);
    }

    /** α, as the decimal number it was meant to be: 1 − 0.9 is a little less than 0.1. */
    static double risk(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence is between 0 and 1, not " + confidence);
        }
        return Math.round((1 - confidence) * 1e12) / 1e12;
    }

    private static double leastOf(long users) {
        return Math.pow(2, 1 - users);
    }

    /** NaN is on neither side of 0 and would pass for certainty. */
    private static void check(double value, double[] replicates) {
        if (replicates.length == 0) {
            throw new IllegalArgumentException("no replicates");
        }
        if (!Double.isFinite(value) || !Arrays.stream(replicates).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a statistic, or one of its replicates, is no finite number");
        }
    }
}
