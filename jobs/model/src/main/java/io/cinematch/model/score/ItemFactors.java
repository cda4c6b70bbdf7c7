package io.cinematch.model.score;

import java.io.Serializable;

/**
 * The item side of one trained model, and the one place that knows the score formula
 *
 * <pre>r̂(u,i) = μ + b_u + b_i + p_u·q_i</pre>
 *
 * (biased matrix factorisation: Koren, Bell, Volinsky, <i>Matrix Factorization Techniques for Recommender Systems</i>,
 * IEEE Computer 2009, eq. 4). Scores are not clamped: that keeps them linear in the user's (b_u, p_u).
 */
public final class ItemFactors implements Serializable {
    private final double mu;
    private final int rank;
    private final float[] b;
    private final float[] q;

    /**
     * @param mu global mean, in stars
     * @param rank number of factors, 0 for a model of biases alone
     * @param b item biases, one per item
     * @param q item factors, row-major, {@code b.length × rank}
     */
    public ItemFactors(double mu, int rank, float[] b, float[] q) {
        long needed = (long) b.length * rank;
        if (rank < 0 || q.length != needed) {
            throw new IllegalArgumentException(
                    "%d items of rank %d need %d factors, not %d".formatted(b.length, rank, needed, q.length));
        }
        this.mu = mu;
        this.rank = rank;
        this.b = b;
        this.q = q;
    }

    public double mu() {
        return mu;
    }

    public int rank() {
        return rank;
    }

    /** Number of items. */
    public int size() {
        return b.length;
    }

    public float bias(int item) {
        return b[item];
    }

    /** Factor f of an item. */
    public float factor(int item, int f) {
        return q[item * rank + f];
    }

    /**
     * r̂ of one item for a user with bias b_u and factors p_u.
     *
     * @throws IllegalArgumentException when there are not {@code rank} factors: they belong to another model
     */
    public float score(int item, float bu, float[] p) {
        if (p.length != rank) {
            throw new IllegalArgumentException("%d user factors for a model of rank %d".formatted(p.length, rank));
        }
        return (float) (mu + bu + b[item] + dot(p, q, item * rank));
    }

    /** r̂ of every item, written to {@code out} (length {@link #size()}). */
    public void scoreAll(float bu, float[] p, float[] out) {
        for (int i = 0; i < b.length; i++) {
            out[i] = score(i, bu, p);
        }
    }

    /** Four partial sums: the JIT does not reorder float additions itself, and one chain waits on itself. */
    private static float dot(float[] p, float[] q, int offset) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int f = 0;
        for (; f + 3 < p.length; f += 4) {
            s0 += p[f] * q[offset + f];
            s1 += p[f + 1] * q[offset + f + 1];
            s2 += p[f + 2] * q[offset + f + 2];
            s3 += p[f + 3] * q[offset + f + 3];
        }
        for (; f < p.length; f++) {
            s0 += p[f] * q[offset + f];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
