package io.cinematch.model.metrics;

import java.util.Arrays;

/**
 * How the lists of all users together spread over the catalogue. Both take for each candidate how many lists show it;
 * candidates that no list shows count, as 0.
 */
public final class CatalogueSpread {
    private CatalogueSpread() {}

    /**
     * Catalogue coverage: the share of candidates that at least one list shows, in [0, 1]; NaN without candidates (Ge,
     * Delgado-Battenfeld, Jannach, <i>Beyond accuracy: evaluating recommender systems by coverage and serendipity</i>,
     * RecSys 2010). It grows with the number of users: compare only what was shown to the same ones.
     */
    public static double coverage(long[] shown) {
        return (double) Arrays.stream(shown).filter(count -> count > 0).count() / shown.length;
    }

    /**
     * Gini coefficient of exposure: with counts x_1 ≤ … ≤ x_n, Σ_j (2j − n − 1) x_j / (n Σ x). 0 when all are shown
     * equally often, 1 − 1/n when one gets everything; equal counts may stand in any order. NaN when nothing was shown,
     * or without candidates. (Fleder and Hosanagar, <i>Blockbuster culture's next rise or fall</i>, Management Science
     * 2009, for recommenders.)
     *
     * @throws IllegalArgumentException for a negative count
     */
    public static double gini(long[] shown) {
        long[] ascending = shown.clone();
        Arrays.sort(ascending);
        int n = ascending.length;
        if (n > 0 && ascending[0] < 0) {
            throw new IllegalArgumentException("an item cannot be shown %d times".formatted(ascending[0]));
        }
        double weighted = 0;
        double sum = 0;
        for (int j = 1; j <= n; j++) {
            weighted += (2.0 * j - n - 1) * ascending[j - 1];
            sum += ascending[j - 1];
        }
        return weighted / (n * sum);
    }
}
