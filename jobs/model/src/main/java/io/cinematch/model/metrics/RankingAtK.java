package io.cinematch.model.metrics;

import java.util.BitSet;

/**
 * How good one user's top-k list is, with binary relevance (Järvelin and Kekäläinen, <i>Cumulated gain-based evaluation
 * of IR techniques</i>, TOIS 2002, for NDCG). All values are in [0, 1].
 *
 * @param precision hits / k; a list shorter than k is not excused
 * @param recall hits / number of relevant items
 * @param ndcg DCG / ideal DCG, DCG = Σ over hits of 1/log2(position + 1), position from 1, the ideal list holding
 *     min(k, relevant) hits
 */
public record RankingAtK(double precision, double recall, double ndcg) {
    /**
     * @param list item indexes, each once, best first; only the first k count
     * @param relevant the user's relevant items, at least one
     * @param k at least 1
     * @throws IllegalArgumentException when nothing is relevant: such a user has no truth to rank and must be left out
     *     of the mean, not counted as 0
     */
    public static RankingAtK of(int[] list, BitSet relevant, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        int truth = relevant.cardinality();
        if (truth == 0) {
            throw new IllegalArgumentException("a user without relevant items has no ranking metrics");
        }
        int hits = 0;
        double dcg = 0;
        for (int position = 1; position <= Math.min(k, list.length); position++) {
            if (relevant.get(list[position - 1])) {
                hits++;
                dcg += gain(position);
            }
        }
        double ideal = 0;
        for (int position = 1; position <= Math.min(k, truth); position++) {
            ideal += gain(position);
        }
        return new RankingAtK((double) hits / k, (double) hits / truth, dcg / ideal);
    }

    private static double gain(int position) {
        return Math.log(2) / Math.log(position + 1);
    }
}
