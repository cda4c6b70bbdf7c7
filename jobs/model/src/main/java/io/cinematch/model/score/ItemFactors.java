package io.cinematch.model.score;

import io.cinematch.model.kernel.Kernels;
import java.io.Serializable;

/**
 * The item side of one trained model, and the one place that knows the score formula
 *
 * <pre>r̂(u,i) = μ + b_u + b_i + p_u·q_i</pre>
 *
 * (biased matrix factorisation: Koren, Bell, Volinsky, <i>Matrix Factorization Techniques for Recommender Systems</i>,
 * IEEE Computer 2009, eq. 4). Scores are not clamped: that keeps them linear in the user's (b_u, p_u).
 *
 * <p>Factors lie in blocks of {@value Kernels#BLOCK} items, factor by factor (see {@link Kernels#scores}): whoever ranks
 * movies needs the scores of all of them.
 */
public final class ItemFactors implements Serializable {
    private static final int BLOCK = Kernels.BLOCK;

    private final double mu;
    private final int rank;
    private final float[] b;
    /** μ + b_i, padded to whole blocks. */
    private final float[] base;

    private final float[] blocks;

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
        base = new float[(b.length + BLOCK - 1) / BLOCK * BLOCK];
        blocks = new float[Math.multiplyExact(base.length, rank)];
        for (int i = 0; i < b.length; i++) {
            base[i] = (float) (mu + b[i]);
            for (int f = 0; f < rank; f++) {
                blocks[at(i, f)] = q[i * rank + f];
            }
        }
    }

    private int at(int item, int f) {
        return item / BLOCK * BLOCK * rank + f * BLOCK + item % BLOCK;
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
        return blocks[at(item, f)];
    }

    /** All factors of an item, written from {@code at} on. */
    public void copyFactors(int item, double[] to, int at) {
        int from = at(item, 0);
        for (int f = 0; f < rank; f++) {
            to[at + f] = blocks[from + f * BLOCK];
        }
    }

    /**
     * r̂ of one item for a user with bias b_u and factors p_u.
     *
     * @throws IllegalArgumentException when there are not {@code rank} factors: they belong to another model
     */
    public float score(int item, float bu, float[] p) {
        check(p);
        float score = base[item] + bu;
        for (int f = 0; f < rank; f++) {
            score += p[f] * factor(item, f);
        }
        return score;
    }

    /** r̂ of every item, written to {@code out} (length {@link #size()}); the same bits as {@link #score}. */
    public void scoreAll(float bu, float[] p, float[] out) {
        float[] block = new float[BLOCK];
        for (int from = 0; from < b.length; from += BLOCK) {
            int count = scoreBlock(from, bu, p, block);
            System.arraycopy(block, 0, out, from, count);
        }
    }

    /**
     * r̂ of {@value Kernels#BLOCK} items.
     *
     * @param from index of the first, a multiple of {@value Kernels#BLOCK}
     * @param out length {@value Kernels#BLOCK}
     * @return how many of them exist: fewer in the last block
     */
    int scoreBlock(int from, float bu, float[] p, float[] out) {
        check(p);
        for (int i = 0; i < BLOCK; i++) {
            out[i] = base[from + i] + bu;
        }
        Kernels.best().scores(p, blocks, from * rank, out, 0);
        return Math.min(BLOCK, b.length - from);
    }

    private void check(float[] p) {
        if (p.length != rank) {
            throw new IllegalArgumentException("%d user factors for a model of rank %d".formatted(p.length, rank));
        }
    }
}
