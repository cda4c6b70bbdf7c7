package io.cinematch.model.metrics;

import java.util.BitSet;

/**
 * How much of a list is liked and would not have been found without it (Ge, Delgado-Battenfeld, Jannach, <i>Beyond
 * accuracy: evaluating recommender systems by coverage and serendipity</i>, RecSys 2010): the useful among the
 * unexpected, unexpected being what a primitive recommender does not show.
 */
public final class Serendipity {
    private Serendipity() {}

    /**
     * Hits that are not expected / k, in [0, precision]. Like precision it does not excuse a list shorter than k: its
     * empty places are misses. A list that is itself the expected one has 0.
     *
     * @param list item indexes, each once, best first; only the first k count
     * @param relevant the user's relevant items, at least one
     * @param expected what the primitive recommender shows this user: the user's popularity list
     * @param k at least 1
     * @throws IllegalArgumentException when nothing is relevant, as in {@link RankingAtK#of}
     */
    public static double of(int[] list, BitSet relevant, BitSet expected, int k) {
        int length = TopK.length(list, k);
        if (relevant.isEmpty()) {
            throw new IllegalArgumentException("a user without relevant items has no serendipity");
        }
        int surprises = 0;
        for (int at = 0; at < length; at++) {
            if (relevant.get(list[at]) && !expected.get(list[at])) {
                surprises++;
            }
        }
        return (double) surprises / k;
    }
}
