package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class SampleRatioAlarmTest {
    private static int alarms(double share, double level) {
        int alarms = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            SampleRatioAlarm alarm = new SampleRatioAlarm(new double[] {3, 1});
            for (int user = 0; user < 5000; user++) {
                alarm.dealt(random.nextDouble() < share ? 0 : 1);
            }
            alarms += alarm.p() < level ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void usersDealtAsMeantHardlyEverAlarmHoweverOftenOneLooks() {
        assertThat(alarms(0.75, 0.05)).isLessThanOrEqualTo(50 + 21);
        assertThat(alarms(0.75, 0.01)).isLessThanOrEqualTo(10 + 10);
    }

    @Test
    void usersWhoAreLostAreNoticed() {
        assertThat(alarms(0.70, 0.01)).isGreaterThan(990);
    }

    /** Lindon and Malek 2022: B(α + n) / B(α) ÷ Π shareⁿ, in closed form, at its greatest so far. */
    @Test
    void itIsTheBayesFactorOfTheDirichletMultinomial() {
        Random random = new Random(1);
        SampleRatioAlarm alarm = new SampleRatioAlarm(new double[] {1, 1, 2});
        double[] shares = {0.25, 0.25, 0.5};
        long[] n = new long[3];
        double greatest = 0;
        for (int user = 0; user < 300; user++) {
            int arm = random.nextInt(3);
            alarm.dealt(arm);
            n[arm]++;
            double log = Gamma.logGamma(100) - Gamma.logGamma(101 + user);
            for (int k = 0; k < 3; k++) {
                log += Gamma.logGamma(100 * shares[k] + n[k])
                        - Gamma.logGamma(100 * shares[k])
                        - n[k] * Math.log(shares[k]);
            }
            greatest = Math.max(greatest, log);
            assertThat(alarm.p()).isCloseTo(Math.exp(-greatest), within(1e-9));
        }
        assertThat(alarm.p()).isLessThan(0.01);
    }

    @Test
    void nobodyDealtIsNoAlarm() {
        assertThat(new SampleRatioAlarm(new double[] {1, 1}).p()).isEqualTo(1);
    }
}
