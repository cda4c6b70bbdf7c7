package io.cinematch.model.metrics;

import java.util.Arrays;

/**
 * How unknown the movies of a list are: their mean self-information (Zhou, Kuscsik, Liu, Medo, Wakeling, Zhang,
 * <i>Solving the apparent diversity-accuracy dilemma of recommender systems</i>, PNAS 2010).
 */
public final class Novelty {
    private Novelty() {}

    /**
     * −log2 p(i) of each item, in bits, p(i) = raters / users: 0 for what everybody rated, one bit more for each
     * halving. An item that nobody rated counts as half a rater, one bit above an item of one: its true −log2 0 would
     * make any list that shows it infinitely novel.
     *
     * @param raters for each item how many users rated it in training
     * @param users all users of the training, at least 1
     * @throws IllegalArgumentException for a count that is negative or above users
     */
    public static double[] selfInformation(long[] raters, long users) {
        if (users < 1) {
            throw new IllegalArgumentException("self-information needs at least 1 user, not " + users);
        }
        return Arrays.stream(raters).mapToDouble(count -> bits(count, users)).toArray();
    }

    private static double bits(long count, long users) {
        if (count < 0 || count > users) {
            throw new IllegalArgumentException("%d raters among %d users".formatted(count, users));
        }
        return Math.log(users / Math.max(count, 0.5)) / Math.log(2);
    }

    /**
     * Mean self-information of the first k, in bits; of those there are in a shorter list, NaN in an empty one.
     *
     * @param list item indexes
     * @param k at least 1
     * @param information of every item, {@link #selfInformation}
     */
    public static double of(int[] list, int k, double[] information) {
        int length = TopK.length(list, k);
        double sum = 0;
        for (int at = 0; at < length; at++) {
            sum += information[list[at]];
        }
        return sum / length;
    }
}
