package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AlwaysValidTest {
    private static final int EXPERIMENTS = 1000;
    private static final int USERS = 4000;
    private static final double RATE = 0.1;

    /** Users of one arm so far, each with an outcome of 0 or 1. */
    private static final class Counted {
        private long n;
        private long ones;

        void add(boolean one) {
            n++;
            ones += one ? 1 : 0;
        }

        Sample sample() {
            double mean = (double) ones / n;
            return new Sample(n, mean, mean * (1 - mean) * n / (n - 1));
        }
    }

    private interface Look {
        boolean excludesZero(Sample arm, Sample base);
    }

    /** How many experiments find a difference at any of their looks, one after each user. */
    private static int everFound(double arm, double base, Look look) {
        int found = 0;
        for (int seed = 0; seed < EXPERIMENTS; seed++) {
            Random random = new Random(seed);
            Counted treated = new Counted();
            Counted others = new Counted();
            for (int user = 0; user < USERS; user++) {
                boolean dealt = random.nextBoolean();
                (dealt ? treated : others).add(random.nextDouble() < (dealt ? arm : base));
                if (treated.n >= AlwaysValid.LEAST
                        && others.n >= AlwaysValid.LEAST
                        && look.excludesZero(treated.sample(), others.sample())) {
                    found++;
                    break;
                }
            }
        }
        return found;
    }

    private static boolean excludesZero(Interval interval) {
        return interval.low() > 0 || interval.high() < 0;
    }

    @Test
    void lookingAfterEveryUserFindsWhatIsNotThereInAtMostOneOfTwentyExperiments() {
        int always = everFound(RATE, RATE, (arm, base) -> excludesZero(new AlwaysValid(arm, base).difference(0.95)));
        int fixed = everFound(RATE, RATE, (arm, base) -> {
            double error = Math.sqrt(arm.errorSquared() + base.errorSquared());
            return Math.abs(arm.mean() - base.mean()) > 1.96 * error;
        });
        // 50 of 1,000, and three binomial standard errors above.
        assertThat(always).isLessThanOrEqualTo(50 + 21);
        assertThat(fixed).isGreaterThan(250);
    }

    @Test
    void aRealDifferenceIsFound() {
        assertThat(everFound(0.15, RATE, (arm, base) -> excludesZero(new AlwaysValid(arm, base).difference(0.95))))
                .isGreaterThan(900);
    }

    @Test
    void theIntervalExcludesZeroExactlyWherePIsBelowTheLevel() {
        Random random = new Random(1);
        for (int round = 0; round < 1000; round++) {
            AlwaysValid test = new AlwaysValid(
                    new Sample(100 + random.nextInt(5000), random.nextGaussian(), 100 * random.nextDouble()),
                    new Sample(100 + random.nextInt(5000), random.nextGaussian(), 100 * random.nextDouble()));
            assertThat(excludesZero(test.difference(0.95))).isEqualTo(test.p() < 0.05);
            assertThat(excludesZero(test.difference(0.99))).isEqualTo(test.p() < 0.01);
        }
    }

    /** The theorem's formula, by Python: α = 0.05, ρ² = 0.00396808, t = 2,000. */
    @Test
    void theReachIsThatOfTheTheorem() {
        Sample half = new Sample(1000, 0, 1);
        assertThat(new AlwaysValid(half, half).reach(0.95)).isCloseTo(3.035209, within(1e-6));
    }

    @Test
    void nothingIsClaimedOfFewUsers() {
        assertThatThrownBy(() -> new AlwaysValid(new Sample(99, 0, 1), new Sample(1000, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
