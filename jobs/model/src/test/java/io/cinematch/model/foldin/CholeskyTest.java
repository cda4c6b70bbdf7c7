package io.cinematch.model.foldin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void solvesAHandComputedSystem() {
        // (4 2; 2 3)·(1, 2) = (8, 8); the upper triangle is never read.
        double[] y = {8, 8};
        Cholesky.of(new double[] {4, Double.NaN, 2, 3}, 2).solve(y);
        assertThat(y).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void leavesTheMatrixAsItIs() {
        double[] a = {4, 9, 2, 3};
        Cholesky.of(a, 2).solve(new double[] {8, 8});
        assertThat(a).containsExactly(4, 9, 2, 3);
    }

    /** Row 1 is twice row 0: (1, 0) and (0.2, 0.4) solve it alike, and the jitter takes the shorter in its scale. */
    @Test
    void aMatrixThatIsSingularButForRoundingIsSolvedWithAJitter() {
        double[] y = {1, 2};
        Cholesky.of(new double[] {1, 2, 2, 4}, 2).solve(y);
        assertThat(y[0] + 2 * y[1]).isCloseTo(1, within(1e-9));
        assertThat(Math.hypot(y[0], y[1])).isLessThan(1.1);
    }

    @Test
    void namesTheRowThatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> Cholesky.of(new double[] {1, 2, 2, 3}, 2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 1 of 2 (pivot -1.0");
        assertThatThrownBy(() -> Cholesky.of(new double[] {Double.NaN}, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 0 of 1");
    }
}
