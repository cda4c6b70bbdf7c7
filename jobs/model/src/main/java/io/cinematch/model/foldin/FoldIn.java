package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;

/**
 * Solves a user's (b_u, p_u) from their ratings against fixed item factors: the exact minimiser of
 *
 * <pre>Σ_i (r_i − μ − b_u − b_i − p·q_i)² + n·λ_b·b_u² + n·λ_p·‖p‖²</pre>
 *
 * which is the objective that training descends, restricted to one user (a ridge regression; the user half step of
 * Zhou et al., <i>Large-scale Parallel Collaborative Filtering for the Netflix Prize</i>, 2008, with a bias). With
 * a_i = (1, q_i) and Λ = diag(λ_b, λ_p, …) the normal equations are (Σ a_i a_iᵀ + nΛ)·x = Σ a_i (r_i − μ − b_i).
 */
public final class FoldIn {
    private final ItemFactors items;
    private final Regularisation lambda;

    /**
     * @throws IllegalArgumentException when a λ is not above 0: without it a user with fewer ratings than factors has
     *     no unique solution
     */
    public FoldIn(ItemFactors items, Regularisation lambda) {
        if (!(lambda.user() > 0 && lambda.userBias() > 0)) {
            throw new IllegalArgumentException("fold-in needs lambdas above 0, not " + lambda);
        }
        this.items = items;
        this.lambda = lambda;
    }

    /**
     * The user's factors.
     *
     * @param rated item indexes, each once
     * @param stars the rating of each, in stars
     * @return zero bias and factors when there are no ratings
     */
    public UserFactors solve(int[] rated, float[] stars) {
        if (rated.length != stars.length) {
            throw new IllegalArgumentException("%d rated items but %d ratings".formatted(rated.length, stars.length));
        }
        int n = rated.length;
        int d = items.rank() + 1;
        if (n == 0) {
            return new UserFactors(0, new float[items.rank()]);
        }
        double[] a = new double[d * d];
        double[] x = new double[d];
        double[] row = new double[d];
        row[0] = 1;
        for (int k = 0; k < n; k++) {
            for (int f = 1; f < d; f++) {
                row[f] = items.factor(rated[k], f - 1);
            }
            double residual = stars[k] - items.mu() - items.bias(rated[k]);
            for (int r = 0; r < d; r++) {
                x[r] += row[r] * residual;
                for (int c = 0; c <= r; c++) {
                    a[r * d + c] += row[r] * row[c];
                }
            }
        }
        a[0] += n * lambda.userBias();
        for (int f = 1; f < d; f++) {
            a[f * d + f] += n * lambda.user();
        }
        Cholesky.solve(a, x, d);
        float[] p = new float[items.rank()];
        for (int f = 0; f < p.length; f++) {
            p[f] = (float) x[f + 1];
        }
        return new UserFactors((float) x[0], p);
    }
}
