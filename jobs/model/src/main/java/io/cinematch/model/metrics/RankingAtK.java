package io.cinematch.model.metrics;

import java.util.BitSet;

/**
 * How good one user's top-k list is, with binary relevance; a hit is a relevant item in the first k. All values are in
 * [0, 1], 1 for a list that could not be better, except that precision stays below when fewer than k are relevant and
 * recall when more are. A list shorter than k is not excused: its empty places are misses. Ties are broken before: the
 * list is an order. Means over users are macro averages, every user counting once (MAP, MRR and hit rate are the means
 * of the last three).
 *
 * <p>Sources: Järvelin and Kekäläinen, <i>Cumulated gain-based evaluation of IR techniques</i>, TOIS 2002 (NDCG);
 * Manning, Raghavan, Schütze, <i>Introduction to Information Retrieval</i>, 2008, ch. 8 (precision, recall, average
 * precision); Voorhees, <i>The TREC-8 question answering track report</i>, 1999 (reciprocal rank); Deshpande and
 * Karypis, <i>Item-based top-N recommendation algorithms</i>, TOIS 2004 (hit rate).
 *
 * @param precision hits / k
 * @param recall hits / number of relevant items
 * @param ndcg DCG / ideal DCG, DCG = Σ over hits of 1/log2(position + 1), position from 1, the ideal list holding
 *     min(k, relevant) hits
 * @param averagePrecision Σ over hits of (hits up to and with its position / position) / min(k, relevant), so that a
 *     perfect list has 1. The same as {@code meanAveragePrecisionAt} of Spark's RankingMetrics, user by user; Spark's
 *     {@code meanAveragePrecision} and trec_eval's {@code map_cut} divide by all relevant items instead
 * @param reciprocalRank 1 / position of the first hit, 0 without one
 * @param hit 1 with at least one hit, 0 without
 */
public record RankingAtK(
        double precision, double recall, double ndcg, double averagePrecision, double reciprocalRank, double hit) {
    /**
     * @param list item indexes, each once, best first; only the first k count
     * @param relevant the user's relevant items, at least one
     * @param k at least 1
     * @throws IllegalArgumentException when nothing is relevant: such a user has no truth to rank and must be left out
     *     of the mean, not counted as 0
     */
    public static RankingAtK of(int[] list, BitSet relevant, int k) {
        int length = TopK.length(list, k);
        int truth = relevant.cardinality();
        if (truth == 0) {
            throw new IllegalArgumentException("a user without relevant items has no ranking metrics");
        }
        int hits = 0;
        int first = 0;
        double dcg = 0;
        double precisions = 0;
        for (int position = 1; position <= length; position++) {
            if (relevant.get(list[position - 1])) {
                hits++;
                first = first == 0 ? position : first;
                dcg += gain(position);
                precisions += (double) hits / position;
            }
        }
        int best = Math.min(k, truth);
        double ideal = 0;
        for (int position = 1; position <= best; position++) {
            ideal += gain(position);
        }
        return new RankingAtK(
                (double) hits / k,
                (double) hits / truth,
                dcg / ideal,
                precisions / best,
                hits == 0 ? 0 : 1.0 / first,
                hits == 0 ? 0 : 1);
    }

    private static double gain(int position) {
        return Math.log(2) / Math.log(position + 1);
    }
}
