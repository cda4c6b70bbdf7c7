package io.cinematch.jobs.stats;

/**
 * The means of two samples that still grow, beside each other. The interval is one of an asymptotic confidence sequence
 * (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, <i>Time-uniform central limit theory and asymptotic confidence
 * sequences</i>, Annals of Statistics 2024, theorem 2.2): all intervals of one experiment together, at every look, hold
 * the truth with the confidence asked for, so one may look as often as one likes and stop when one likes. The price is
 * width: about 1.5 times {@link Welch}'s.
 *
 * <p>The difference of means has the influence function of a randomised experiment's effect, with the arms' means in
 * place of a regression; its standard error is Welch's. So the interval is the difference ± r(t) standard errors, where
 * r(t) = √(2 (tρ² + 1) / (tρ²) · ln(√(tρ² + 1) / α)) after t users of both arms.
 *
 * @param arm at least {@value #LEAST} values
 * @param base the same; what the arm is compared with
 */
public record AlwaysValid(Sample arm, Sample base) {
    /** Fewer are not yet as the theorem's limit has them, and nothing is claimed of them. */
    public static final long LEAST = 100;

    /**
     * ρ²: by the paper's approximation the one that makes intervals at α = 0.05 narrowest after 2,000 users, (−2 ln α +
     * ln(1 − 2 ln α)) / 2,000. Fixed, since it may not depend on the data.
     */
    private static final double RHO_SQUARED = (-2 * Math.log(0.05) + Math.log(1 - 2 * Math.log(0.05))) / 2000;

    public AlwaysValid {
        if (arm.n() < LEAST || base.n() < LEAST) {
            throw new IllegalArgumentException("too few: %d and %d".formatted(arm.n(), base.n()));
        }
    }

    /** The arm's mean less the base's. */
    public Interval difference(double confidence) {
        double difference = arm.mean() - base.mean();
        double reach = reach(confidence) * standardError();
        return new Interval(difference, difference - reach, difference + reach);
    }

    /**
     * An always-valid p-value: at a true difference of 0 it falls below any level, ever, as often as that level. It is the
     * least α whose interval excludes 0; 1 where there is none.
     */
    public double p() {
        double error = standardError();
        if (error == 0) {
            return arm.mean() == base.mean() ? 1 : 0;
        }
        double z = (arm.mean() - base.mean()) / error;
        double v = users() * RHO_SQUARED;
        return Math.min(1, Math.sqrt(v + 1) * Math.exp(-z * z / 2 * v / (v + 1)));
    }

    /** How many standard errors the interval reaches either way. */
    double reach(double confidence) {
        double alpha = 1 - confidence;
        double v = users() * RHO_SQUARED;
        return Math.sqrt(2 * (v + 1) / v * Math.log(Math.sqrt(v + 1) / alpha));
    }

    private double standardError() {
        return Math.sqrt(arm.errorSquared() + base.errorSquared());
    }

    private long users() {
        return arm.n() + base.n();
    }
}
