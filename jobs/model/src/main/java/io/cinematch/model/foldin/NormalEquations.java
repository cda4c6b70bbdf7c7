package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.function.UnaryOperator;

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
        items.copyFactors(item, row, 1);
        return row;
    }

    /**
     * Turns movies from unrated to rated; the residuals are what a movie's bias leaves of its stars, and of a missing
     * one's.
     */
    void add(double[][] rows, double[] residuals, double[] residualsOfMissing) {
        addSquares(a, rows, 1 - c);
        for (int i = 0; i < rows.length; i++) {
            addTimes(ofRated, rows[i], residuals[i]);
            for (int r = 0; r < d; r++) {
                ofMissing[r] -= c * rows[i][r] * residualsOfMissing[i];
            }
        }
    }

    /** y += factor·a. */
    static void addTimes(double[] y, double[] row, double factor) {
        for (int f = 0; f < y.length; f++) {
            y[f] += row[f] * factor;
        }
    }

    /**
     * A += weight·Σ a·aᵀ, lower triangle. Four rows at a time, since reading and writing A is what takes time; each of
     * its elements still adds them up one by one, in their order.
     */
    static void addSquares(double[] matrix, double[][] rows, double weight) {
        int whole = rows.length - rows.length % 4;
        for (int i = 0; i < whole; i += 4) {
            addFour(matrix, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], weight);
        }
        for (int i = whole; i < rows.length; i++) {
            addOne(matrix, rows[i], weight);
        }
    }

    private static void addFour(double[] matrix, double[] a0, double[] a1, double[] a2, double[] a3, double weight) {
        int d = a0.length;
        for (int r = 0; r < d; r++) {
            double w0 = weight * a0[r];
            double w1 = weight * a1[r];
            double w2 = weight * a2[r];
            double w3 = weight * a3[r];
            int from = r * d;
            for (int k = 0; k <= r; k++) {
                matrix[from + k] = matrix[from + k] + w0 * a0[k] + w1 * a1[k] + w2 * a2[k] + w3 * a3[k];
            }
        }
    }

    private static void addOne(double[] matrix, double[] a0, double weight) {
        int d = a0.length;
        for (int r = 0; r < d; r++) {
            double w0 = weight * a0[r];
            int from = r * d;
            for (int k = 0; k <= r; k++) {
                matrix[from + k] += w0 * a0[k];
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
     * y ↦ A⁻¹·y: what takes time is done here, once for every y.
     *
     * @return throws {@link ArithmeticException} when y, or A beyond its pivots, is not finite
     * @throws ArithmeticException when A is not positive definite
     */
    UnaryOperator<double[]> inverse() {
        Cholesky factorised = Cholesky.of(a, d);
        return y -> {
            double[] x = y.clone();
            factorised.solve(x);
            if (!Arrays.stream(x).allMatch(Double::isFinite)) {
                throw new ArithmeticException("the solution is not finite");
            }
            return x;
        };
    }

    private static double[] times(double factor, double[] x) {
        double[] product = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            product[k] = factor * x[k];
        }
        return product;
    }
}
