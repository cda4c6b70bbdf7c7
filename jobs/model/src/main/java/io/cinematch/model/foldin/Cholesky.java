package io.cinematch.model.foldin;

/**
 * Solves A·x = y for a symmetric positive definite A (Golub and Van Loan, <i>Matrix Computations</i>, §4.2): O(d³) for A
 * and O(d²) for each y.
 */
final class Cholesky {
    /**
     * Shares of itself that each diagonal element may grow by before A counts as not positive definite. Rounding takes
     * a nearly singular matrix's pivots below 0 by some 1e-16 of the diagonal for each of d rows; the last is still far
     * below what a float factor can show.
     */
    private static final double[] JITTER = {0, 1e-14, 1e-12, 1e-10};

    private final double[] l;
    private final int d;

    private Cholesky(double[] l, int d) {
        this.l = l;
        this.d = d;
    }

    /**
     * Factorises A.
     *
     * @param a row-major d × d, only the lower triangle is read; not changed
     * @throws ArithmeticException when A is not positive definite, naming the row
     */
    static Cholesky of(double[] a, int d) {
        return new Cholesky(factorised(a, d), d);
    }

    /**
     * Overwrites {@code y} with the solution.
     *
     * @param y right-hand side, length d
     */
    void solve(double[] y) {
        for (int r = 0; r < d; r++) {
            double sum = y[r];
            for (int c = 0; c < r; c++) {
                sum -= l[r * d + c] * y[c];
            }
            y[r] = sum / l[r * d + r];
        }
        for (int r = d - 1; r >= 0; r--) {
            double sum = y[r];
            for (int c = r + 1; c < d; c++) {
                sum -= l[c * d + r] * y[c];
            }
            y[r] = sum / l[r * d + r];
        }
    }

    private static double[] factorised(double[] a, int d) {
        double[] l = new double[0];
        int failed = 0;
        for (double jitter : JITTER) {
            l = a.clone();
            for (int r = 0; r < d && jitter > 0; r++) {
                l[r * d + r] *= 1 + jitter;
            }
            failed = factorise(l, d);
            if (failed < 0) {
                return l;
            }
        }
        throw new ArithmeticException(
                "not positive definite at row %d of %d (pivot %g)".formatted(failed, d, l[failed * d + failed]));
    }

    /**
     * Column by column: what a finished column takes from the rest goes along the rows, which the JIT turns into vector
     * instructions, where a sum along a row would have to keep its order. The subtractions from each element are the
     * same in both, in the same order.
     *
     * @return the row whose pivot, left in its place, is not above 0; −1 when there is none
     */
    private static int factorise(double[] a, int d) {
        double[] column = new double[d];
        for (int k = 0; k < d; k++) {
            double pivot = a[k * d + k];
            if (!(pivot > 0)) {
                return k;
            }
            double root = Math.sqrt(pivot);
            a[k * d + k] = root;
            for (int r = k + 1; r < d; r++) {
                column[r] = a[r * d + k] / root;
                a[r * d + k] = column[r];
            }
            for (int r = k + 1; r < d; r++) {
                subtract(column[r], column, a, r * d, k + 1, r + 1);
            }
        }
        return -1;
    }

    private static void subtract(double times, double[] column, double[] a, int row, int from, int to) {
        for (int c = from; c < to; c++) {
            a[row + c] -= times * column[c];
        }
    }
}
