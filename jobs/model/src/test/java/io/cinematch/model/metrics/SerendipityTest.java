package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SerendipityTest {
    @Property(tries = 5000, seed = "2")
    void equalsTheDefinition(@ForAll long seed) {
        RandomCase user = RandomCase.of(seed);
        BitSet expected = RandomCase.of(seed + 1).relevant();
        Set<Integer> useful = new HashSet<>(user.top());
        useful.retainAll(user.relevant().stream().boxed().toList());
        useful.removeAll(expected.stream().boxed().toList());
        double found = Serendipity.of(user.array(), user.relevant(), expected, user.k());
        assertThat(found).isCloseTo((double) useful.size() / user.k(), within(1e-9));
        assertThat(found)
                .isLessThanOrEqualTo(
                        RankingAtK.of(user.array(), user.relevant(), user.k()).precision());
    }

    /** Of the hits 7, 8 and 9 everybody is shown 8. */
    @Test
    void aHandComputedCase() {
        BitSet relevant = RandomCase.set(7, 8, 9, 10);
        assertThat(Serendipity.of(new int[] {7, 8, 1, 9, 10}, relevant, RandomCase.set(8, 1, 2), 4))
                .isEqualTo(0.5);
    }

    @Test
    void theExpectedListHasNone() {
        assertThat(Serendipity.of(new int[] {1, 2}, RandomCase.set(1, 2), RandomCase.set(1, 2), 2))
                .isZero();
    }

    @Test
    void aShortListIsNotExcused() {
        assertThat(Serendipity.of(new int[] {1}, RandomCase.set(1), new BitSet(), 10))
                .isEqualTo(0.1);
        assertThat(Serendipity.of(new int[0], RandomCase.set(1), new BitSet(), 10))
                .isZero();
    }

    @Test
    void refusesAUserWithoutTruthAndAnEmptyCutOff() {
        assertThatThrownBy(() -> Serendipity.of(new int[] {1}, new BitSet(), new BitSet(), 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Serendipity.of(new int[] {1}, RandomCase.set(1), new BitSet(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
