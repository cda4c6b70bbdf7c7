package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SgdSweepTest {
    private static final SgdSweep SWEEP = new SgdSweep(2, 0.1f, 0.05f, 0.2f, 0.3f, 0.4f, 0.5f);

    /**
     * Worked on paper: prediction 3 + 0.1 + 0.2 + (0.5·0.4 + 1·(−0.2)) = 3.3, e = 4.5 − 3.3 = 1.2.
     * b_u = 0.1 + 0.05(1.2 − 0.4·0.1) = 0.158; b_i = 0.2 + 0.05(1.2 − 0.5·0.2) = 0.255;
     * p = (0.5 + 0.1(1.2·0.4 − 0.2·0.5), 1 + 0.1(1.2·(−0.2) − 0.2·1)) = (0.538, 0.956);
     * q = (0.4 + 0.1(1.2·0.5 − 0.3·0.4), −0.2 + 0.1(1.2·1 + 0.3·0.2)) = (0.448, −0.074).
     */
    @Test
    void oneStepIsAsWorkedByHand() {
        Factors users = new Factors(new float[] {9, 0.1f}, new float[] {9, 9, 0.5f, 1});
        Factors items = new Factors(new float[] {0.2f, 9}, new float[] {0.4f, -0.2f, 9, 9});

        double loss = SWEEP.over(new Cell(new int[] {1}, new int[] {0}, new float[] {4.5f}), 3, users, items);

        assertThat(loss).isCloseTo(1.44, within(1e-5));
        assertThat(users.b).containsExactly(new float[] {9, 0.158f}, within(1e-6f));
        assertThat(items.b).containsExactly(new float[] {0.255f, 9}, within(1e-6f));
        assertThat(users.p).containsExactly(new float[] {9, 9, 0.538f, 0.956f}, within(1e-6f));
        assertThat(items.p).containsExactly(new float[] {0.448f, -0.074f, 9, 9}, within(1e-6f));
    }

    @Test
    void dotProductsOfEveryLength() {
        float[] p = new float[20];
        float[] q = new float[20];
        for (int k = 0; k < 20; k++) {
            p[k] = k + 1;
            q[k] = 2 - k;
        }
        for (int rank = 0; rank <= 13; rank++) {
            float expected = 0;
            for (int f = 0; f < rank; f++) {
                expected += p[3 + f] * q[5 + f];
            }
            assertThat(SgdSweep.dot(p, 3, q, 5, rank)).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyCellChangesNothing() {
        Factors users = new Factors(new float[0], new float[0]);

        assertThat(SWEEP.over(new Cell(new int[0], new int[0], new float[0]), 3, users, users))
                .isZero();
    }
}
