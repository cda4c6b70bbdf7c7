package io.cinematch.jobs.evaluate;

import io.cinematch.model.metrics.Novelty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The movies that can be shown, all that have training ratings, and what is known of them without any model. */
final class Candidates implements Serializable {
    /** Where nothing is shown. */
    static final Candidates NONE = new Candidates(new int[0], new long[0], new float[0], 0, 1);

    /** Ascending. */
    final int[] ids;
    /** Training ratings of each. */
    final long[] raters;
    /** Mean training stars of each, damped. */
    final float[] means;
    /** Mean of all training stars. */
    final double meanStars;
    /** −log2 of the share of training users who rated it. */
    final double[] information;
    /** Indexes, most rated first; equals in the order of ids. */
    private final int[] popular;

    /**
     * @param ids ascending
     * @param raters training ratings of each
     * @param means mean stars of each
     * @param users training users
     */
    Candidates(int[] ids, long[] raters, float[] means, double meanStars, long users) {
        this.ids = ids;
        this.raters = raters;
        this.means = means;
        this.meanStars = meanStars;
        information = Novelty.selfInformation(raters, users);
        popular = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -raters[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    int size() {
        return ids.length;
    }

    /** Index of a movie, or a negative number when it is no candidate. */
    int indexOf(int movie) {
        return Arrays.binarySearch(ids, movie);
    }

    /** The k most rated movies that a user has not rated: what anybody would have shown them. */
    BitSet expected(BitSet rated, int k) {
        BitSet expected = new BitSet();
        int found = 0;
        for (int i = 0; i < popular.length && found < k; i++) {
            if (!rated.get(popular[i])) {
                expected.set(popular[i]);
                found++;
            }
        }
        return expected;
    }
}
