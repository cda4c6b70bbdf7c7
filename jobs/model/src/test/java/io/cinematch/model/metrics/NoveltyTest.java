package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoveltyTest {
    @Property(tries = 5000, seed = "3")
    void equalsTheDefinition(@ForAll long seed) {
        RandomCase user = RandomCase.of(seed);
        Random random = new Random(seed);
        long users = 1 + random.nextInt(50);
        long[] raters = random.longs(RandomCase.CATALOGUE, 0, users + 1).toArray();
        double mean = user.top().stream()
                .mapToDouble(i -> raters[i] == 0 ? 0.5 / users : (double) raters[i] / users)
                .map(p -> -Math.log(p) / Math.log(2))
                .average()
                .orElse(Double.NaN);
        double found = Novelty.of(user.array(), user.k(), Novelty.selfInformation(raters, users));
        if (user.list().isEmpty()) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(mean, within(1e-9)).isBetween(0.0, Math.log(2 * users) / Math.log(2) + 1e-9);
        }
    }

    /** Rated by all of 8 users, by half, by one, by nobody: 0, 1, 3 and 4 bits. */
    @Test
    void aHandComputedCase() {
        double[] information = Novelty.selfInformation(new long[] {8, 4, 1, 0}, 8);
        assertThat(information).containsExactly(new double[] {0, 1, 3, 4}, within(1e-12));
        assertThat(Novelty.of(new int[] {2, 1, 0, 3}, 3, information)).isCloseTo(4.0 / 3, within(1e-12));
    }

    @Test
    void isTheMeanOfWhatAShortListHasAndNoNumberOfAnEmptyOne() {
        assertThat(Novelty.of(new int[] {1}, 10, new double[] {0, 3})).isEqualTo(3);
        assertThat(Novelty.of(new int[0], 10, new double[] {0, 3})).isNaN();
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatThrownBy(() -> Novelty.selfInformation(new long[] {9}, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9 raters among 8 users");
        assertThatThrownBy(() -> Novelty.selfInformation(new long[] {-1}, 8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Novelty.selfInformation(new long[0], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Novelty.of(new int[0], 0, new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
