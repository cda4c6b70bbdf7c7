package io.cinematch.model.foldin;

/** Solves A·x = y for a symmetric positive definite A (Golub and Van Loan, <i>Matrix Computations</i>, §4.2). */
final class Cholesky {
    private Cholesky() {}

    /**
     * Overwrites {@code a} with its factor L and {@code y} with the solution.
     *
     * @param a row-major d × d, only the lower triangle is read
     * @param y right-hand side, length d
     * @throws ArithmeticException when A is not positive definite, naming the row
     */
    static void solve(double[] a, double[] y, int d) {
        factorise(a, d);
        for (int r = 0; r < d; r++) {
            double sum = y[r];
            for (int c = 0; c < r; c++) {
                sum -= a[r * d + c] * y[c];
            }
            y[r] = sum / a[r * d + r];
        }
        for (int r = d - 1; r >= 0; r--) {
            double sum = y[r];
            for (int c = r + 1; c < d; c++) {
                sum -= a[c * d + r] * y[c];
            }
            y[r] = sum / a[r * d + r];
        }
    }

    private static void factorise(double[] a, int d) {
        for (int r = 0; r < d; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = a[r * d + c];
                for (int k = 0; k < c; k++) {
                    sum -= a[r * d + k] * a[c * d + k];
                }
                if (r != c) {
                    a[r * d + c] = sum / a[c * d + c];
                } else if (sum > 0) {
                    a[r * d + r] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException(
                            "not positive definite at row %d of %d (pivot %g)".formatted(r, d, sum));
                }
            }
        }
    }
}
