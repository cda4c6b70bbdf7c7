package io.cinematch.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarsLawTest {
    private final StarsLaw law = new StarsLaw();

    /** Four standard errors of the mean of a million draws. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 2.1, 3.5, 4.6, 6})
    void expectsWhatIsDrawn(double score) {
        Draws draws = Draws.ofUser(11, 1);
        double sum = 0;
        for (int n = 0; n < 1_000_000; n++) {
            sum += StarsLaw.draw(score, draws);
        }

        assertThat(law.expected(score)).isCloseTo(sum / 1_000_000, within(0.0036));
    }

    @Test
    void liesOnTheExactCurve() {
        for (double score = -5; score < 12; score += 0.0137) {
            assertThat(law.expected(score)).isCloseTo(StarsLaw.exactlyExpected(score), within(1e-6));
        }
    }

    @Test
    void staysOnTheGridFarOutside() {
        assertThat(law.expected(-100)).isCloseTo(0.5, within(1e-9));
        assertThat(law.expected(100)).isCloseTo(5, within(1e-9));
    }
}
