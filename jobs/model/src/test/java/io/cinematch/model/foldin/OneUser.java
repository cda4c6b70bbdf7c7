package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import java.util.Random;
import java.util.stream.IntStream;

/** A user's ratings among 300 movies, and the objective of {@link FoldIn} written out movie by movie. */
record OneUser(ItemFactors items, Regularisation lambda, Missing missing, int[] rated, float[] stars) {
    static final Regularisation LAMBDA = new Regularisation(0.05, 9, 0.02, 9);
    static final int ITEMS = 300;

    /** Rates n movies other than the last. */
    static OneUser random(int rank, int n, Missing missing, long seed) {
        Random random = new Random(seed);
        float[] b = new float[ITEMS];
        float[] q = new float[ITEMS * rank];
        for (int i = 0; i < b.length; i++) {
            b[i] = (float) random.nextGaussian() / 2;
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = (float) random.nextGaussian() / 3;
        }
        int[] rated = random.ints(0, ITEMS - 1).distinct().limit(n).toArray();
        float[] stars = new float[n];
        for (int k = 0; k < n; k++) {
            stars[k] = (1 + random.nextInt(10)) / 2f;
        }
        return new OneUser(new ItemFactors(3.6, rank, b, q), LAMBDA, missing, rated, stars);
    }

    FoldIn foldIn() {
        return new FoldIn(items, lambda, missing);
    }

    /** (b_u, p_u). */
    double[] solve() {
        UserFactors user = foldIn().solve(rated, stars);
        double[] x = new double[items.rank() + 1];
        x[0] = user.bias();
        for (int f = 1; f < x.length; f++) {
            x[f] = user.p()[f - 1];
        }
        return x;
    }

    double score(int item) {
        UserFactors user = foldIn().solve(rated, stars);
        return items.score(item, user.bias(), user.p());
    }

    double objective(double[] x) {
        double sum = 0;
        for (int i = 0; i < ITEMS; i++) {
            sum += weight(i) * Math.pow(error(x, i), 2);
        }
        for (int f = 0; f < x.length; f++) {
            sum += weight() * lambda(f) * x[f] * x[f];
        }
        return sum;
    }

    double[] gradient(double[] x) {
        double[] g = new double[x.length];
        for (int f = 0; f < x.length; f++) {
            for (int i = 0; i < ITEMS; i++) {
                g[f] -= 2 * weight(i) * error(x, i) * a(i, f);
            }
            g[f] += 2 * weight() * lambda(f) * x[f];
        }
        return g;
    }

    double[][] normalMatrix() {
        double[][] m = new double[items.rank() + 1][items.rank() + 1];
        for (int r = 0; r < m.length; r++) {
            for (int c = 0; c < m.length; c++) {
                for (int i = 0; i < ITEMS; i++) {
                    m[r][c] += weight(i) * a(i, r) * a(i, c);
                }
            }
            m[r][r] += weight() * lambda(r);
        }
        return m;
    }

    double[] rightSide() {
        double[] y = new double[items.rank() + 1];
        for (int r = 0; r < y.length; r++) {
            for (int i = 0; i < ITEMS; i++) {
                y[r] += weight(i) * a(i, r) * (target(i) - items.mu() - items.bias(i));
            }
        }
        return y;
    }

    /** Of all terms together. */
    double weight() {
        return IntStream.range(0, ITEMS).mapToDouble(this::weight).sum();
    }

    /** Each given rating draws perRating movies of the whole catalogue, each with the weight of a missing one. */
    private double weight(int item) {
        return position(item) >= 0 ? 1 : missing.weight() * missing.perRating() * rated.length / ITEMS;
    }

    private double target(int item) {
        int at = position(item);
        return at >= 0 ? stars[at] : missing.stars();
    }

    private int position(int item) {
        return IntStream.range(0, rated.length)
                .filter(k -> rated[k] == item)
                .findFirst()
                .orElse(-1);
    }

    private double error(double[] x, int item) {
        double predicted = items.mu() + items.bias(item);
        for (int f = 0; f < x.length; f++) {
            predicted += a(item, f) * x[f];
        }
        return target(item) - predicted;
    }

    private double a(int item, int f) {
        return f == 0 ? 1 : items.factor(item, f - 1);
    }

    private double lambda(int f) {
        return f == 0 ? lambda.userBias() : lambda.user();
    }
}
