package io.cinematch.model.foldin;

/** Gaussian elimination with partial pivoting: shares nothing with the solver it checks. */
final class Gauss {
    private Gauss() {}

    static double[] solve(double[][] a, double[] y) {
        int d = y.length;
        for (int col = 0; col < d; col++) {
            int pivot = col;
            for (int r = col + 1; r < d; r++) {
                if (Math.abs(a[r][col]) > Math.abs(a[pivot][col])) {
                    pivot = r;
                }
            }
            double[] row = a[pivot];
            a[pivot] = a[col];
            a[col] = row;
            double right = y[pivot];
            y[pivot] = y[col];
            y[col] = right;
            for (int r = col + 1; r < d; r++) {
                double factor = a[r][col] / a[col][col];
                for (int c = col; c < d; c++) {
                    a[r][c] -= factor * a[col][c];
                }
                y[r] -= factor * y[col];
            }
        }
        double[] x = new double[d];
        for (int r = d - 1; r >= 0; r--) {
            double sum = y[r];
            for (int c = r + 1; c < d; c++) {
                sum -= a[r][c] * x[c];
            }
            x[r] = sum / a[r][r];
        }
        return x;
    }
}
