package io.cinematch.serving.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {
    @Test
    void eachRankIsDrawnAsOftenAsItsInverse() {
        Zipf zipf = new Zipf(10);
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[10];
        for (int k = 0; k < 100_000; k++) {
            drawn[zipf.rank(random.nextDouble())]++;
        }
        assertThat(drawn[0] / (double) drawn[1]).isCloseTo(2, within(0.1));
        assertThat(drawn[0] / (double) drawn[9]).isCloseTo(10, within(0.5));
    }

    @Test
    void theEndsOfTheIntervalAreRanks() {
        assertThat(new Zipf(3).rank(0)).isZero();
        assertThat(new Zipf(3).rank(Math.nextDown(1.0))).isEqualTo(2);
        assertThat(new Zipf(1).rank(0.7)).isZero();
    }

    @Test
    void aRankEndsWhereTheNextBegins() {
        // Weights 1 and 1/2.
        assertThat(new Zipf(2).rank(Math.nextDown(2.0 / 3))).isZero();
        assertThat(new Zipf(2).rank(Math.nextUp(2.0 / 3))).isOne();
    }
}
