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
        Factors users = FactorRows.of(new float[] {9, 0.1f}, new float[] {9, 9}, new float[] {0.5f, 1});
        Factors items = FactorRows.of(new float[] {0.2f, 9}, new float[] {0.4f, -0.2f}, new float[] {9, 9});

        double loss = SWEEP.over(new Cell(new int[] {1}, new int[] {0}, new float[] {4.5f}), 3, users, items);

        assertThat(loss).isCloseTo(1.44, within(1e-5));
        assertThat(users.b).containsExactly(new float[] {9, 0.158f}, within(1e-6f));
        assertThat(items.b).containsExactly(new float[] {0.255f, 9}, within(1e-6f));
        assertThat(users.row(0, 2)).containsExactly(9, 9);
        assertThat(users.row(1, 2)).containsExactly(new float[] {0.538f, 0.956f}, within(1e-6f));
        assertThat(items.row(0, 2)).containsExactly(new float[] {0.448f, -0.074f}, within(1e-6f));
        assertThat(items.row(1, 2)).containsExactly(9, 9);
    }

    @Test
    void anEmptyCellChangesNothing() {
        Factors users = new Factors(new float[0], new float[0]);

        assertThat(SWEEP.over(new Cell(new int[0], new int[0], new float[0]), 3, users, users))
                .isZero();
    }
}
