package io.cinematch.model.metrics;

import io.cinematch.model.score.ItemFactors;
import java.io.Serializable;

/**
 * How different the movies of one list are from each other (Ziegler, McNee, Konstan, Lausen, <i>Improving recommendation
 * lists through topic diversification</i>, WWW 2005, as a dissimilarity, and as a mean so that lengths compare).
 */
public final class Diversity {
    private Diversity() {}

    /** A symmetric dissimilarity of two items, at least 0. */
    @FunctionalInterface
    public interface Dissimilarity extends Serializable {
        double between(int i, int j);
    }

    /**
     * Intra-list diversity: mean dissimilarity over the m(m − 1)/2 unordered pairs of the first m = min(k, length); in
     * the range of the dissimilarity, whatever the order of the list; NaN when m is below 2.
     *
     * @param list item indexes, each once
     * @param k at least 1
     */
    public static double of(int[] list, int k, Dissimilarity d) {
        int length = TopK.length(list, k);
        double sum = 0;
        for (int a = 1; a < length; a++) {
            for (int b = 0; b < a; b++) {
                sum += d.between(list[a], list[b]);
            }
        }
        return sum / (length * (length - 1L) / 2);
    }

    /**
     * Jaccard distance of genres, 1 − |A ∩ B| / |A ∪ B|, in [0, 1]. Two movies without genres are at 0, as any two with
     * equal genres: what is not known makes no list more diverse.
     *
     * @param genreBits for each item a bit for each of its genres
     */
    public static Dissimilarity genres(long[] genreBits) {
        return new OfGenres(genreBits);
    }

    /**
     * 1 − cosine of the items' factors, in [0, 2]. An item whose factors are all 0 is at 1 from every other, as is an
     * orthogonal one: without a direction there is no likeness. Lists of several variants compare only by the factors
     * of one and the same model.
     */
    public static Dissimilarity factors(ItemFactors items) {
        return new OfFactors(items);
    }

    private static final class OfGenres implements Dissimilarity {
        private final long[] bits;

        private OfGenres(long[] bits) {
            this.bits = bits;
        }

        @Override
        public double between(int i, int j) {
            int either = Long.bitCount(bits[i] | bits[j]);
            return either == 0 ? 0 : 1 - (double) Long.bitCount(bits[i] & bits[j]) / either;
        }
    }

    private static final class OfFactors implements Dissimilarity {
        private final int rank;
        /** Factors of length 1, or 0, item by item: the model's own order is made for scoring all of them. */
        private final double[] units;

        private OfFactors(ItemFactors items) {
            rank = items.rank();
            units = new double[Math.multiplyExact(items.size(), rank)];
            for (int i = 0; i < items.size(); i++) {
                items.copyFactors(i, units, i * rank);
                normalise(i * rank);
            }
        }

        private void normalise(int from) {
            double squares = 0;
            for (int f = from; f < from + rank; f++) {
                squares += units[f] * units[f];
            }
            // Factors are floats, whose squares neither vanish nor overflow as doubles.
            double length = squares == 0 ? 1 : Math.sqrt(squares);
            for (int f = from; f < from + rank; f++) {
                units[f] /= length;
            }
        }

        @Override
        public double between(int i, int j) {
            double cosine = 0;
            for (int f = 0; f < rank; f++) {
                cosine += units[i * rank + f] * units[j * rank + f];
            }
            // Rounding takes the cosine of parallel factors past 1.
            return 1 - Math.max(-1, Math.min(1, cosine));
        }
    }
}
