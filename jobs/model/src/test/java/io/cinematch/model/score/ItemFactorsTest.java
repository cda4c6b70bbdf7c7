package io.cinematch.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemFactorsTest {
    /** More than one block, the last one not full. */
    private static final int ITEMS = 39;

    static java.util.stream.IntStream ranks() {
        return java.util.stream.IntStream.rangeClosed(0, 130);
    }

    @ParameterizedTest
    @MethodSource("ranks")
    void scoresAsTheFormulaSays(int rank) {
        Random random = new Random(rank);
        float[] b = gaussians(random, ITEMS);
        float[] q = gaussians(random, ITEMS * rank);
        float[] p = gaussians(random, rank);
        float bu = random.nextFloat();
        ItemFactors items = new ItemFactors(3.5, rank, b, q);
        float[] all = new float[ITEMS];
        items.scoreAll(bu, p, all);
        for (int i = 0; i < ITEMS; i++) {
            double exact = 3.5 + bu + b[i];
            for (int f = 0; f < rank; f++) {
                exact += (double) p[f] * q[i * rank + f];
            }
            assertThat(items.score(i, bu, p)).isEqualTo(all[i]);
            // Each of rank additions rounds by half an ulp of a partial sum that stays below 64.
            assertThat((double) all[i]).isCloseTo(exact, within((rank + 2) * 4e-6));
        }
    }

    @Test
    void aHandComputedScore() {
        ItemFactors items = new ItemFactors(3.5, 2, new float[] {0.25f}, new float[] {2, -1});
        // 3.5 + 0.5 + 0.25 + (1·2 + 3·(−1))
        assertThat(items.score(0, 0.5f, new float[] {1, 3})).isEqualTo(3.25f);
    }

    @Test
    void refusesFactorsThatDoNotFitTheItems() {
        assertThatThrownBy(() -> new ItemFactors(0, 2, new float[3], new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 items of rank 2 need 6 factors, not 5");
        // 65,536 · 65,536 is 0 in 32 bits.
        assertThatThrownBy(() -> new ItemFactors(0, 65_536, new float[65_536], new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAUserOfAnotherRank() {
        ItemFactors items = new ItemFactors(0, 2, new float[3], new float[6]);
        assertThatThrownBy(() -> items.score(0, 0, new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> items.scoreAll(0, new float[1], new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] gaussians(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
