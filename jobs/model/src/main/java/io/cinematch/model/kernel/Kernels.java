package io.cinematch.model.kernel;

/**
 * Arithmetic on rows of flat arrays. Rows are padded with zeros to a multiple of {@link #LANES}, see {@link #stride}.
 * Implementations have no state.
 */
public interface Kernels {
    /** Floats that are worked on together. */
    int LANES = 8;

    /** Items whose scores are computed together, see {@link #scores}. */
    int BLOCK = 32;

    /** What this JVM computes with: chosen once, when first asked for. */
    static Kernels best() {
        return Choice.BEST;
    }

    /** Length of a row of so many floats, with its padding. */
    static int stride(int rank) {
        return (rank + LANES - 1) / LANES * LANES;
    }

    /** {@code vector} or {@code plain}. */
    String name();

    /** p·q over n floats of two rows; n a multiple of {@link #LANES}. */
    float dot(float[] p, int pFrom, float[] q, int qFrom, int n);

    /**
     * One step of stochastic gradient descent on one rating, e = target − p·q (Funk 2006):
     *
     * <pre>p = keepP·p + step·e·q      q = keepQ·q + step·e·p</pre>
     *
     * @param n floats in a row, a multiple of {@link #LANES}
     * @param target what p·q should be
     * @param keepP what is left of p after shrinking, 1 − step·λ
     * @return e, as it was before the step
     */
    float step(float[] p, int pFrom, float[] q, int qFrom, int n, float target, float step, float keepP, float keepQ);

    /**
     * Adds p·q_i to the score of each item of a block. The items' factors lie factor by factor, so that their scores
     * grow side by side: factor f of item i is {@code q[qFrom + f * BLOCK + i]}.
     *
     * @param p one user's factors; all of them count
     * @param scores of {@link #BLOCK} items from {@code from} on
     */
    void scores(float[] p, float[] q, int qFrom, float[] scores, int from);
}
