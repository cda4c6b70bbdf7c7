package io.cinematch.jobs.stats;

import static io.cinematch.jobs.stats.Sample.NORMAL;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The means of two samples of different users beside each other: Welch's test, which needs neither equal variances nor
 * equal sizes (Welch, <i>The generalization of Student's problem</i>, Biometrika 1947). It is for one look at data that
 * are complete; for looks while they come in see {@link ConfidenceSequence}.
 *
 * @param arm at least two values
 * @param base the same; what the arm is compared with
 */
public record Welch(Sample arm, Sample base) {
    public Welch {
        if (arm.n() < 2 || base.n() < 2) {
            throw new IllegalArgumentException(
                    "two values of each are needed, not %d and %d".formatted(arm.n(), base.n()));
        }
    }

    double difference() {
        return arm.mean() - base.mean();
    }

    /** Of the difference. */
    double standardError() {
        return Math.sqrt(arm.errorSquared() + base.errorSquared());
    }

    /** The arm's mean less the base's. */
    public Interval difference(double confidence) {
        double reach = reach(confidence, standardError());
        return new Interval(difference(), difference() - reach, difference() + reach);
    }

    /**
     * The difference ÷ the base's mean, by the delta method for the logarithm of the ratio of the means: both are
     * uncertain, and no interval reaches below −1. NaN unless both means are above 0.
     */
    public Interval relative(double confidence) {
        double ratio = arm.mean() / base.mean();
        double error = Math.sqrt(
                arm.errorSquared() / (arm.mean() * arm.mean()) + base.errorSquared() / (base.mean() * base.mean()));
        double reach = Math.exp(reach(confidence, error));
        return new Interval(ratio - 1, ratio / reach - 1, ratio * reach - 1);
    }

    /** Two-sided. Where no value varies, 1 for equal means and else 0. */
    public double p() {
        if (standardError() == 0) {
            return difference() == 0 ? 1 : 0;
        }
        return 2 * new TDistribution(null, freedom()).cumulativeProbability(-Math.abs(difference()) / standardError());
    }

    /**
     * How often as many users as here would show a true difference of the size observed, in [level, 1]; by the normal
     * distribution. It says no more than p does, but in words that plan the next experiment.
     *
     * @param level of the two-sided test, for example 0.05
     */
    public double power(double level) {
        if (standardError() == 0) {
            return difference() == 0 ? level : 1;
        }
        double z = NORMAL.inverseCumulativeProbability(1 - level / 2);
        double shift = Math.abs(difference()) / standardError();
        return NORMAL.cumulativeProbability(shift - z) + NORMAL.cumulativeProbability(-shift - z);
    }

    /** The smallest true difference that so many users show with this power. */
    public double smallest(double level, double power) {
        return (NORMAL.inverseCumulativeProbability(1 - level / 2) + NORMAL.inverseCumulativeProbability(power))
                * standardError();
    }

    private double reach(double confidence, double error) {
        return error == 0
                ? 0
                : error * new TDistribution(null, freedom()).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** By Welch and Satterthwaite. */
    private double freedom() {
        double a = arm.errorSquared();
        double b = base.errorSquared();
        return (a + b) * (a + b) / (a * a / (arm.n() - 1) + b * b / (base.n() - 1));
    }
}
