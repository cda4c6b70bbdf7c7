package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;

/** A·x = y of one user's ridge regression, added up rating by rating; see {@link FoldIn}. */
final class NormalEquations {
    private final double c;
    private final int d;
    private final double[] a;
    private final double[] ofRated;
    private final double[] ofMissing;

    /**
     * Begins with every movie unrated.
     *
     * @param c weight of an unrated movie; 0 for none
     */
    NormalEquations(Catalogue catalogue, double c) {
        this.c = c;
        d = catalogue.right().length;
        a = times(c, catalogue.gram());
        ofRated = new double[d];
        ofMissing = times(c, catalogue.right());
    }

    /** a_i = (1, q_i). */
    static double[] row(ItemFactors items, int item) {
        double[] row = new double[items.rank() + 1];
        row[0] = 1;
        for (int f = 1; f < row.length; f++) {
            row[f] = items.factor(item, f - 1);
        }
        return row;
    }

    /** Turns a movie from unrated to rated; the residuals are what its bias leaves of its stars, and of a missing one's. */
    void add(double[] row, double residual, double residualOfMissing) {
        add(a, ofRated, row, 1 - c, residual);
        for (int r = 0; r < d; r++) {
            ofMissing[r] -= c * row[r] * residualOfMissing;
        }
    }

    static void add(double[] matrix, double[] right, double[] row, double weight, double residual) {
        int d = right.length;
        for (int r = 0; r < d; r++) {
            right[r] += row[r] * residual;
            double weighed = weight * row[r];
            for (int k = 0; k <= r; k++) {
                matrix[r * d + k] += weighed * row[k];
            }
        }
    }

    /** @param weight W, of all terms together */
    void regularise(Regularisation lambda, double weight) {
        a[0] += weight * lambda.userBias();
        for (int f = 1; f < d; f++) {
            a[f * d + f] += weight * lambda.user();
        }
    }

    /** y. */
    double[] right() {
        double[] sum = new double[d];
        for (int r = 0; r < d; r++) {
            sum[r] = ofRated[r] + ofMissing[r];
        }
        return sum;
    }

    /** What the unrated movies have in y. */
    double[] rightOfMissing() {
        return ofMissing;
    }

    /**
     * A⁻¹·y.
     *
     * @throws ArithmeticException when A is not positive definite, or A or y not finite
     */
    double[] solve(double[] y) {
        double[] x = y.clone();
        Cholesky.solve(a, x, d);
        if (!Arrays.stream(x).allMatch(Double::isFinite)) {
            throw new ArithmeticException("the solution is not finite");
        }
        return x;
    }

    private static double[] times(double factor, double[] x) {
        double[] product = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            product[k] = factor * x[k];
        }
        return product;
    }
}
