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
        Cholesky.solve(new double[] {4, Double.NaN, 2, 3}, y, 2);
        assertThat(y).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void namesTheRowThatIsNotPositiveDefinite() {
        // Row 1 is twice row 0: rank 1.
        assertThatThrownBy(() -> Cholesky.solve(new double[] {1, 2, 2, 4}, new double[2], 2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 1 of 2");
        assertThatThrownBy(() -> Cholesky.solve(new double[] {Double.NaN}, new double[1], 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 0 of 1");
    }
}
