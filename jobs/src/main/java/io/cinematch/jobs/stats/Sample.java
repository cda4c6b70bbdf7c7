package io.cinematch.jobs.stats;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Independent values of one kind, as much of them as a comparison of means needs.
 *
 * @param n how many
 * @param mean NaN of none
 * @param variance with n − 1 below; 0 of fewer than two
 */
public record Sample(long n, double mean, double variance) {
    static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Sums in the order given, so that equal values give equal bytes. */
    public static Sample of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Sample(values.length, mean, values.length < 2 ? 0 : squares / (values.length - 1));
    }

    /** Variance of the mean. */
    double errorSquared() {
        return variance / n;
    }

    /** Student's interval of the mean; without a width of fewer than two values, which say nothing of it. */
    public Interval interval(double confidence) {
        if (n < 2) {
            return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double reach = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + confidence) / 2)
                * Math.sqrt(errorSquared());
        return new Interval(mean, mean - reach, mean + reach);
    }
}
