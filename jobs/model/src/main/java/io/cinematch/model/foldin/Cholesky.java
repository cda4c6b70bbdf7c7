package io.cinematch.model.foldin;

/** Solves A·x = y for a symmetric positive definite A (Golub and Van Loan, <i>Matrix Computations</i>, §4.2). */
final class Cholesky {
    /**
     * Shares of itself that each diagonal element may grow by before A counts as not positive definite. Rounding takes
     * a nearly singular matrix's pivots below 0 by some 1e-16 of the diagonal for each of d rows; the last is still far
     * below what a float factor can show.
     */
    private static final double[] JITTER = {0, 1e-14, 1e-12, 1e-10};

    private Cholesky() {}

    /**
     * Overwrites {@code y} with the solution.
     *
     * @param a row-major d × d, only the lower triangle is read; not changed
     * @param y right-hand side, length d
     * @throws ArithmeticException when A is not positive definite, naming the row
     */
    static void solve(double[] a, double[] y, int d) {
        double[] l = factorised(a, d);
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

    /** The row whose pivot, left in its place, is not above 0; −1 when there is none. */
    private static int factorise(double[] a, int d) {
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
                    a[r * d + r] = sum;
                    return r;
                }
            }
        }
        return -1;
    }
}
