package io.cinematch.jobs.items;

import io.cinematch.model.score.TopN;
import java.util.BitSet;

/** Chooses the best items for one user after another; holds scratch space for a user, so one for each task. */
public final class BestItems {
    private final TrainedItems items;
    private final int n;
    private final float[] scores;

    public BestItems(TrainedItems items, int n) {
        this.items = items;
        this.n = n;
        scores = new float[items.size()];
    }

    /**
     * Indexes of the n best items for a user, best first; equal scores by ascending id. Fewer only when the catalogue is
     * exhausted.
     *
     * @param bias b_u
     * @param p p_u
     * @param excluded indexes of items never chosen
     */
    public int[] of(float bias, float[] p, BitSet excluded) {
        items.factors.scoreAll(bias, p, scores);
        return TopN.of(scores, excluded, n);
    }

    /** r̂ of an item for the user last asked for. */
    public float score(int item) {
        return scores[item];
    }
}
