package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Solves a user's (b_u, p_u) from their ratings against fixed item factors: the exact minimiser of
 *
 * <pre>
 * Σ_rated (r_i − μ − b_u − b_i − p·q_i)² + c·Σ_unrated (t − μ − b_u − b_j − p·q_j)² + W·λ_b·b_u² + W·λ_p·‖p‖²
 * </pre>
 *
 * which is the objective that training descends, restricted to one user (a ridge regression; the user half step of
 * Zhou et al., <i>Large-scale Parallel Collaborative Filtering for the Netflix Prize</i>, 2008, with a bias). The second
 * sum is there for a model that learned from missing ratings too: t is their stars, c how often an unrated movie was
 * met in training, and W the weight of all terms (see {@link Missing}); without them c = 0 and W is the number of
 * ratings. With a_i = (1, q_i) and Λ = diag(λ_b, λ_p, …) the normal equations are
 *
 * <pre>
 * (Σ_rated a_i a_iᵀ + c·Σ_unrated a_j a_jᵀ + WΛ)·x = Σ_rated a_i (r_i − μ − b_i) + c·Σ_unrated a_j (t − μ − b_j)
 * </pre>
 *
 * where a sum over the unrated is that over all movies, made once, less that over the rated (Hu, Koren and Volinsky,
 * <i>Collaborative Filtering for Implicit Feedback Datasets</i>, ICDM 2008, §4): O(n·d² + d³) for n ratings and d = rank
 * + 1, whatever the size of the catalogue. The order of ratings does not matter, to the last bit.
 */
public final class FoldIn {
    private final ItemFactors items;
    private final Regularisation lambda;
    private final Missing missing;
    private final Catalogue catalogue;

    /** For a model of the given ratings alone. */
    public FoldIn(ItemFactors items, Regularisation lambda) {
        this(items, lambda, Missing.NONE);
    }

    /**
     * Sums up the catalogue, if missing ratings count: O(items · d²).
     *
     * @param missing what the model was trained with
     * @throws IllegalArgumentException when a λ is not above 0: without it a user with fewer ratings than factors has
     *     no unique solution
     */
    public FoldIn(ItemFactors items, Regularisation lambda, Missing missing) {
        if (!(lambda.user() > 0 && lambda.userBias() > 0)) {
            throw new IllegalArgumentException("fold-in needs lambdas above 0, not " + lambda);
        }
        this.items = items;
        this.lambda = lambda;
        this.missing = missing;
        catalogue = missing.counts() ? Catalogue.of(items, missing.stars()) : Catalogue.nothing(items.rank());
    }

    /**
     * The user's factors.
     *
     * @param rated item indexes, each once
     * @param stars the rating of each, in stars
     * @return zero bias and factors when there are no ratings
     * @throws IllegalArgumentException when the ratings are not one for each of some items
     * @throws ArithmeticException when there is no solution to be found, with the cause and what to change
     */
    public UserFactors solve(int[] rated, float[] stars) {
        float[] p = new float[items.rank()];
        if (rated.length == 0 && stars.length == 0) {
            return new UserFactors(0, p);
        }
        NormalEquations equations = equations(rated, stars);
        double[] x = inverse(equations, rated.length).apply(equations.right());
        for (int f = 0; f < p.length; f++) {
            p[f] = (float) x[f + 1];
        }
        return new UserFactors((float) x[0], p);
    }

    /**
     * What each rating adds to the score of an item that {@link #solve} leads to, for as many items as are asked for: what
     * takes time is done once.
     *
     * @param rated item indexes, each once
     * @param stars the rating of each, in stars
     * @throws IllegalArgumentException when the ratings are not one for each of some items
     * @throws ArithmeticException as {@link #solve}
     */
    public Attribution attribution(int[] rated, float[] stars) {
        if (rated.length == 0 && stars.length == 0) {
            return Attribution.ofNobody(items);
        }
        NormalEquations equations = equations(rated, stars);
        double[][] rows = new double[rated.length][];
        double[] residuals = new double[rated.length];
        for (int k = 0; k < rated.length; k++) {
            rows[k] = NormalEquations.row(items, rated[k]);
            residuals[k] = residual(rated[k], stars[k]);
        }
        return new Attribution(items, inverse(equations, rated.length), rows, residuals, equations.rightOfMissing());
    }

    /** Ratings go in by item: doubles add up differently in another order. */
    private NormalEquations equations(int[] rated, float[] stars) {
        if (rated.length != stars.length) {
            throw new IllegalArgumentException("%d rated items but %d ratings".formatted(rated.length, stars.length));
        }
        int n = rated.length;
        double[][] rows = new double[n][];
        double[] residuals = new double[n];
        double[] ofMissing = new double[n];
        int[] order = byItem(rated);
        for (int k = 0; k < n; k++) {
            int item = rated[order[k]];
            if (k > 0 && item == rated[order[k - 1]]) {
                throw new IllegalArgumentException("item %d is rated twice".formatted(item));
            }
            rows[k] = NormalEquations.row(items, item);
            residuals[k] = residual(item, stars[order[k]]);
            ofMissing[k] = missing.stars() - items.mu() - items.bias(item);
        }
        double c = missing.perUnrated(n, items.size());
        NormalEquations equations = new NormalEquations(catalogue, c);
        equations.add(rows, residuals, ofMissing);
        equations.regularise(lambda, n + c * (items.size() - n));
        return equations;
    }

    /** Positions, the lowest item's first; sorted as numbers of item and position, which takes no objects. */
    private static int[] byItem(int[] rated) {
        long[] keys = new long[rated.length];
        Arrays.setAll(keys, k -> (long) rated[k] << Integer.SIZE | k);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private double residual(int item, float stars) {
        return stars - items.mu() - items.bias(item);
    }

    private UnaryOperator<double[]> inverse(NormalEquations equations, int ratings) {
        UnaryOperator<double[]> inverse = advised(equations::inverse, ratings);
        return y -> advised(() -> inverse.apply(y), ratings);
    }

    private <T> T advised(Supplier<T> work, int ratings) {
        try {
            return work.get();
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    ("no user factors solve these %d ratings: %s. The lambdas (user %s, user bias "
                                    + "%s) are too small for these item factors, or a factor or rating is not finite; train with a "
                                    + "larger regParam and userBiasRegParam.")
                            .formatted(ratings, e.getMessage(), lambda.user(), lambda.userBias()));
        }
    }
}
