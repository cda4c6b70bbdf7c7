package io.cinematch.jobs.stats;

import java.util.Arrays;

/**
 * {@link SampleRatio} for an experiment under way: a p-value that is valid at every look (Lindon and Malek,
 * <i>Anytime-valid inference for multinomial count data</i>, NeurIPS 2022). It is the least, so far, of 1 ÷ the Bayes
 * factor of users dealt by unknown shares with a Dirichlet prior around the weights, against users dealt by the weights.
 */
public final class SampleRatioAlarm {
    /** How sure the prior is, in users: shares that are off by some five points are found first. */
    private static final double PRIOR_USERS = 100;

    private final double[] shares;
    private final long[] dealt;
    private long all;
    private double logBayesFactor;
    private double greatest;

    /** @param weights of each arm, above 0 */
    public SampleRatioAlarm(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        shares = Arrays.stream(weights).map(weight -> weight / sum).toArray();
        dealt = new long[weights.length];
    }

    /** The next user, in the order in which they came. */
    public void dealt(int arm) {
        double predicted = (PRIOR_USERS * shares[arm] + dealt[arm]) / (PRIOR_USERS + all);
        logBayesFactor += Math.log(predicted / shares[arm]);
        greatest = Math.max(greatest, logBayesFactor);
        dealt[arm]++;
        all++;
    }

    /** At most p users-dealt-by-the-weights experiments ever have one so small; 1 before the first user. */
    public double p() {
        return Math.exp(-greatest);
    }
}
