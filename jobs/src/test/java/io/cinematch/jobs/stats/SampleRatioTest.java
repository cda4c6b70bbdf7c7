package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleRatioTest {
    @Test
    void isPearsonsChiSquared() {
        // By hand: (60 − 50)²/50 · 2 = 4 with one degree of freedom: P(|N(0,1)| > 2).
        assertThat(SampleRatio.p(new long[] {60, 40}, new double[] {1, 1})).isCloseTo(0.04550, within(1e-5));
        // Kohavi, Tang and Xu 2020, chapter 3: 821,588 to 815,482 where 1 : 1 was meant has p = 1.8e-6.
        assertThat(SampleRatio.p(new long[] {821_588, 815_482}, new double[] {0.5, 0.5}))
                .isCloseTo(1.8e-6, within(1e-7));
    }

    @Test
    void weightsNeedNotBeEqualNorSumToOne() {
        assertThat(SampleRatio.p(new long[] {900, 100}, new double[] {9, 1})).isEqualTo(1);
        assertThat(SampleRatio.p(new long[] {500, 500}, new double[] {9, 1})).isLessThan(1e-9);
    }

    @Test
    void nobodyDealtIsNoAlarm() {
        assertThat(SampleRatio.p(new long[] {0, 0}, new double[] {1, 1})).isEqualTo(1);
    }
}
