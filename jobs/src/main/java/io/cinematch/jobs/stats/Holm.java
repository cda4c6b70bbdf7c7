package io.cinematch.jobs.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The step-down correction for several tests at once (Holm, <i>A simple sequentially rejective multiple test procedure</i>,
 * Scandinavian Journal of Statistics 1979): when all with an adjusted p of at most α are called differences, the chance
 * that even one of them is luck is at most α, however the tests depend on each other.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values in the order of the given ones: of m, the j-th smallest becomes the greatest of min(1, (m − i +
     * 1)·p_(i)), i ≤ j. Equal ones stay equal; one alone stays as it is.
     *
     * @param p in [0, 1]
     */
    public static double[] adjust(double[] p) {
        for (double one : p) {
            if (!(one >= 0 && one <= 1)) {
                throw new IllegalArgumentException("no p-value: " + one);
            }
        }
        List<Integer> ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double greatest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = ascending.get(rank);
            greatest = Math.max(greatest, Math.min(1, (p.length - rank) * p[i]));
            adjusted[i] = greatest;
        }
        return adjusted;
    }
}
