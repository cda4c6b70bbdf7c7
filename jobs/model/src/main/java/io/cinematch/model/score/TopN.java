package io.cinematch.model.score;

import io.cinematch.model.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The n best-scored items for users, by bounded heaps: O(items · log n), no sorting of the catalogue, and rated items
 * passed over on the way, so that a list is shorter than n only when the catalogue is exhausted.
 */
public final class TopN {
    /** Items read once for all users of a call: few enough to stay in the cache of a core. */
    private static final int TILE = 16 * Kernels.BLOCK;

    private TopN() {}

    /**
     * Somebody who wants a list.
     *
     * @param bias b_u
     * @param p factors
     * @param excluded items never chosen
     */
    public record Query(float bias, float[] p, BitSet excluded) {}

    /**
     * Indexes of the n items with the highest r̂ for each user, best first; equal scores in index order. NaN scores are
     * never chosen.
     *
     * @param n at least 0
     */
    public static int[][] of(ItemFactors items, List<Query> users, int n) {
        BoundedHeap[] heaps = new BoundedHeap[users.size()];
        for (int u = 0; u < heaps.length; u++) {
            heaps[u] = new BoundedHeap(Math.min(n, items.size()));
        }
        float[] scores = new float[Kernels.BLOCK];
        for (int tile = 0; tile < items.size(); tile += TILE) {
            int end = Math.min(tile + TILE, items.size());
            for (int u = 0; u < heaps.length; u++) {
                Query user = users.get(u);
                for (int from = tile; from < end; from += Kernels.BLOCK) {
                    int count = items.scoreBlock(from, user.bias(), user.p(), scores);
                    heaps[u].offer(from, scores, count, user.excluded());
                }
            }
        }
        int[][] lists = new int[heaps.length][];
        for (int u = 0; u < heaps.length; u++) {
            lists[u] = drained(heaps[u]);
        }
        return lists;
    }

    /** The same of scores that are there already, one per item. */
    public static int[] of(float[] scores, BitSet excluded, int n) {
        BoundedHeap heap = new BoundedHeap(Math.min(n, scores.length));
        heap.offer(0, scores, scores.length, excluded);
        return drained(heap);
    }

    private static int[] drained(BoundedHeap heap) {
        long[] items = new long[heap.size()];
        heap.drain(items, new float[items.length]);
        int[] best = new int[items.length];
        Arrays.setAll(best, k -> (int) items[k]);
        return best;
    }
}
