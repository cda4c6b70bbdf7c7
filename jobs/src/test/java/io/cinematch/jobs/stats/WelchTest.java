package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class WelchTest {
    private static double[] normals(Random random, int n, double mean, double deviation) {
        return random.doubles(n)
                .map(ignored -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    @Test
    void pIsThatOfCommonsMath() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[] a = normals(random, 2 + random.nextInt(40), 0, 1);
            double[] b = normals(random, 2 + random.nextInt(40), 1, 3);
            assertThat(new Welch(Sample.of(a), Sample.of(b)).p()).isCloseTo(new TTest().tTest(a, b), within(1e-10));
        }
    }

    @Test
    void theIntervalExcludesZeroExactlyWherePIsBelowTheLevel() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            Welch test = new Welch(Sample.of(normals(random, 12, 0.8, 1)), Sample.of(normals(random, 9, 0, 1.5)));
            Interval difference = test.difference(0.95);
            assertThat(difference.low() > 0 || difference.high() < 0).isEqualTo(test.p() < 0.05);
        }
    }

    @Test
    void theRelativeIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(3);
        int held = 0;
        for (int round = 0; round < 2000; round++) {
            Interval relative = new Welch(Sample.of(normals(random, 200, 3, 1)), Sample.of(normals(random, 200, 2, 1)))
                    .relative(0.95);
            held += relative.low() <= 0.5 && 0.5 <= relative.high() ? 1 : 0;
        }
        // 0.95 of 2,000, four standard errors either way.
        assertThat(held).isBetween(1861, 1939);
    }

    @Test
    void theSmallestDifferenceIsFoundAsOftenAsItsPower() {
        Welch test = new Welch(new Sample(100, 0, 4), new Sample(150, 0, 9));
        double smallest = test.smallest(0.05, 0.8);
        // (1.95996 + 0.84162) · √(4/100 + 9/150)
        assertThat(smallest).isCloseTo(2.80158 * Math.sqrt(0.1), within(1e-5));
        assertThat(new Welch(new Sample(100, smallest, 4), new Sample(150, 0, 9)).power(0.05))
                .isCloseTo(0.8, within(1e-5));
        Random random = new Random(4);
        int found = 0;
        for (int round = 0; round < 2000; round++) {
            found += new Welch(Sample.of(normals(random, 100, smallest, 2)), Sample.of(normals(random, 150, 0, 3))).p()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(found).isBetween(1528, 1672);
    }

    @Test
    void valuesThatDoNotVaryAreEqualOrNot() {
        Sample ones = Sample.of(new double[] {1, 1, 1});
        assertThat(new Welch(ones, ones).p()).isEqualTo(1);
        assertThat(new Welch(ones, ones).difference(0.95)).isEqualTo(new Interval(0, 0, 0));
        assertThat(new Welch(ones, Sample.of(new double[] {2, 2})).p()).isZero();
        assertThat(new Welch(ones, Sample.of(new double[] {2, 2})).power(0.05)).isEqualTo(1);
    }

    @Test
    void oneValueIsNoSample() {
        Sample one = Sample.of(new double[] {1});
        assertThatThrownBy(() -> new Welch(one, Sample.of(new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(one.interval(0.95).high()).isInfinite();
    }
}
