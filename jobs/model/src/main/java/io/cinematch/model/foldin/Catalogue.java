package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;

/**
 * All movies summed up as if each were missing.
 *
 * @param gram Σ a_j a_jᵀ, row-major d × d, lower triangle
 * @param right Σ a_j (t − μ − b_j), length d
 */
record Catalogue(double[] gram, double[] right) {
    /** For a model to which only given ratings count. */
    static Catalogue nothing(int rank) {
        return new Catalogue(new double[(rank + 1) * (rank + 1)], new double[rank + 1]);
    }

    /** @param stars t */
    static Catalogue of(ItemFactors items, double stars) {
        Catalogue sums = nothing(items.rank());
        double[][] rows = new double[items.size()][];
        for (int j = 0; j < items.size(); j++) {
            rows[j] = NormalEquations.row(items, j);
            NormalEquations.addTimes(sums.right, rows[j], stars - items.mu() - items.bias(j));
        }
        NormalEquations.addSquares(sums.gram, rows, 1);
        return sums;
    }
}
