package io.cinematch.jobs.stats;

import org.apache.commons.math3.stat.inference.ChiSquareTest;

/**
 * Whether users were dealt as they should have been. If not, something that has to do with the arms loses or adds users,
 * and no difference between the arms can be trusted (Fabijan et al., <i>Diagnosing sample ratio mismatch in online
 * controlled experiments</i>, KDD 2019).
 */
public final class SampleRatio {
    private SampleRatio() {}

    /**
     * How often chance alone deals at least so unevenly, by Pearson's chi-squared test; 1 when nobody was dealt.
     *
     * @param users of each arm
     * @param weights of each arm, above 0
     */
    public static double p(long[] users, double[] weights) {
        long all = 0;
        for (long n : users) {
            all += n;
        }
        return all == 0 ? 1 : new ChiSquareTest().chiSquareTest(weights, users);
    }
}
