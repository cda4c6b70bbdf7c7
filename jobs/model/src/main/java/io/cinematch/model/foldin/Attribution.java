package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import java.util.function.UnaryOperator;

/**
 * Takes the scores that one user's {@link FoldIn#solve} leads to apart, item by item. The user's equations are solved
 * once; an item is one more right-hand side and one product with the rows of the rated movies, O(d² + n·d).
 */
public final class Attribution {
    private final ItemFactors items;
    private final UnaryOperator<double[]> inverse;
    private final double[][] rows;
    private final double[] residuals;
    private final double[] ofMissing;

    /**
     * @param inverse A⁻¹
     * @param rows a_k of each rated item, in the order the ratings were given
     * @param residuals y_k: what mean and movie leave of its stars
     * @param ofMissing what the unrated movies have in the right-hand side
     */
    Attribution(
            ItemFactors items,
            UnaryOperator<double[]> inverse,
            double[][] rows,
            double[] residuals,
            double[] ofMissing) {
        this.items = items;
        this.inverse = inverse;
        this.rows = rows;
        this.residuals = residuals;
        this.ofMissing = ofMissing;
    }

    /** For somebody without ratings: every score is the movie's own. */
    static Attribution ofNobody(ItemFactors items) {
        return new Attribution(items, y -> y, new double[0][], new double[0], new double[items.rank() + 1]);
    }

    /**
     * What each rating adds to an item's score.
     *
     * @param item rated or not
     */
    public Contributions of(int item) {
        // x = A⁻¹·Σ_k y_k·a_k, so a_i·x = Σ_k (A⁻¹a_i)·a_k·y_k: one solution serves all ratings.
        double[] weights = inverse.apply(NormalEquations.row(items, item));
        double[] ofRating = new double[rows.length];
        for (int k = 0; k < ofRating.length; k++) {
            ofRating[k] = dot(weights, rows[k]) * residuals[k];
        }
        return new Contributions(items.mu() + items.bias(item), dot(weights, ofMissing), ofRating);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int f = 0; f < x.length; f++) {
            sum += x[f] * y[f];
        }
        return sum;
    }
}
