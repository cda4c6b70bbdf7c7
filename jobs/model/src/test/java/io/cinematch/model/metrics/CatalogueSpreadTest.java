package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CatalogueSpreadTest {
    /** Gini as half the mean absolute difference of all pairs over the mean, which needs no order. */
    @Property(tries = 5000, seed = "4")
    void equalsTheDefinitions(@ForAll long seed) {
        Random random = new Random(seed);
        long[] shown =
                random.longs(1 + random.nextInt(20), 0, 1 + random.nextInt(6)).toArray();
        double differences = 0;
        for (long one : shown) {
            for (long other : shown) {
                differences += Math.abs(one - other);
            }
        }
        double mean = Arrays.stream(shown).average().orElseThrow();
        long some = Arrays.stream(shown).map(Long::signum).sum();
        assertThat(CatalogueSpread.coverage(shown)).isCloseTo((double) some / shown.length, within(1e-9));
        if (some == 0) {
            assertThat(CatalogueSpread.gini(shown)).isNaN();
        } else {
            assertThat(CatalogueSpread.gini(shown))
                    .isCloseTo(differences / (2 * Math.pow(shown.length, 2) * mean), within(1e-9))
                    .isBetween(0.0, 1 - 1.0 / shown.length);
        }
    }

    /** 0, 1, 3: Σ(2j − 4)x_j = −2·0 + 0·1 + 2·3 = 6, over 3 · 4. */
    @Test
    void aHandComputedCase() {
        assertThat(CatalogueSpread.gini(new long[] {3, 0, 1})).isEqualTo(0.5);
        assertThat(CatalogueSpread.coverage(new long[] {3, 0, 1})).isEqualTo(2.0 / 3);
    }

    @Test
    void isZeroWhenAllAreEqualAndNearOneWhenOneHasEverything() {
        assertThat(CatalogueSpread.gini(new long[] {7, 7, 7, 7})).isZero();
        assertThat(CatalogueSpread.gini(new long[] {0, 0, 9, 0})).isEqualTo(0.75);
    }

    @Test
    void nothingShownHasNoCoverageAndIsNotSpread() {
        assertThat(CatalogueSpread.coverage(new long[] {0, 0})).isZero();
        assertThat(CatalogueSpread.gini(new long[] {0, 0})).isNaN();
    }

    @Test
    void anEmptyCatalogueHasNeither() {
        assertThat(CatalogueSpread.coverage(new long[0])).isNaN();
        assertThat(CatalogueSpread.gini(new long[0])).isNaN();
    }

    @Test
    void leavesTheCountsAsTheyWereAndRefusesNegativeOnes() {
        long[] shown = {3, 0, 1};
        CatalogueSpread.gini(shown);
        assertThat(shown).containsExactly(3, 0, 1);
        assertThatThrownBy(() -> CatalogueSpread.gini(new long[] {1, -1})).isInstanceOf(IllegalArgumentException.class);
    }
}
