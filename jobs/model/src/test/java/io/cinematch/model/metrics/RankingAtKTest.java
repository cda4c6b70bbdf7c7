package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RankingAtKTest {
    private static final RankingAtK PERFECT = new RankingAtK(1, 1, 1, 1, 1, 1);
    private static final RankingAtK MISSED = new RankingAtK(0, 0, 0, 0, 0, 0);

    @Property(tries = 5000, seed = "1")
    void equalsTheDefinitions(@ForAll long seed) {
        RandomCase user = RandomCase.of(seed);
        RankingAtK found = RankingAtK.of(user.array(), user.relevant(), user.k());

        List<Integer> top = user.top();
        double ideal = IntStream.range(0, Math.min(user.k(), user.relevant().cardinality()))
                .mapToDouble(RankingAtKTest::discount)
                .sum();
        double dcg = places(top, user.relevant())
                .mapToDouble(RankingAtKTest::discount)
                .sum();
        double precisions = places(top, user.relevant())
                .mapToDouble(at -> hits(top.subList(0, at + 1), user.relevant()) / (at + 1))
                .sum();
        assertThat(found.precision()).isCloseTo(hits(top, user.relevant()) / user.k(), within(1e-9));
        assertThat(found.recall())
                .isCloseTo(hits(top, user.relevant()) / user.relevant().cardinality(), within(1e-9));
        assertThat(found.ndcg()).isCloseTo(dcg / ideal, within(1e-9)).isBetween(0.0, 1.0);
        assertThat(found.averagePrecision())
                .isCloseTo(precisions / Math.min(user.k(), user.relevant().cardinality()), within(1e-9))
                .isBetween(0.0, 1.0);
        assertThat(found.reciprocalRank())
                .isCloseTo(
                        places(top, user.relevant())
                                .mapToDouble(at -> 1.0 / (at + 1))
                                .max()
                                .orElse(0),
                        within(1e-9));
        assertThat(found.hit()).isEqualTo(Math.min(1, hits(top, user.relevant())));
    }

    private static double hits(List<Integer> list, BitSet relevant) {
        return list.stream().filter(relevant::get).count();
    }

    private static IntStream places(List<Integer> list, BitSet relevant) {
        return IntStream.range(0, list.size()).filter(at -> relevant.get(list.get(at)));
    }

    private static double discount(int at) {
        return 1 / (Math.log(at + 2) / Math.log(2));
    }

    /**
     * Hits at 1 and 3 of three relevant: DCG = 1 + 1/2, ideal = 1 + 1/log2(3) + 1/2 = 2.1309297535714578, average
     * precision (1/1 + 2/3) / 3.
     */
    @Test
    void aHandComputedCase() {
        RankingAtK found = RankingAtK.of(new int[] {7, 1, 8, 2, 3}, RandomCase.set(7, 8, 9), 5);
        assertThat(found.precision()).isEqualTo(0.4);
        assertThat(found.recall()).isEqualTo(2.0 / 3);
        assertThat(found.ndcg()).isCloseTo(1.5 / 2.1309297535714578, within(1e-12));
        assertThat(found.averagePrecision()).isCloseTo(5.0 / 9, within(1e-12));
        assertThat(found.reciprocalRank()).isEqualTo(1);
        assertThat(found.hit()).isEqualTo(1);
    }

    /** Hits at 3 and 4: average precision (1/3 + 2/4) / 2, first hit at 3. */
    @Test
    void aHandComputedCaseThatStartsWithMisses() {
        RankingAtK found = RankingAtK.of(new int[] {1, 2, 7, 8}, RandomCase.set(7, 8), 4);
        assertThat(found.averagePrecision()).isCloseTo(5.0 / 12, within(1e-12));
        assertThat(found.reciprocalRank()).isEqualTo(1.0 / 3);
    }

    @Test
    void isOneForAPerfectListAndZeroForAMiss() {
        assertThat(RankingAtK.of(new int[] {1, 2}, RandomCase.set(1, 2), 2)).isEqualTo(PERFECT);
        assertThat(RankingAtK.of(new int[] {3, 4}, RandomCase.set(1, 2), 2)).isEqualTo(MISSED);
        assertThat(RankingAtK.of(new int[0], RandomCase.set(1), 10)).isEqualTo(MISSED);
    }

    @Test
    void aPerfectListHasAllOfNdcgAndAveragePrecisionHoweverManyAreRelevant() {
        RankingAtK few = RankingAtK.of(new int[] {1, 2, 3}, RandomCase.set(1), 3);
        RankingAtK many = RankingAtK.of(new int[] {1, 2, 3}, RandomCase.set(1, 2, 3, 4), 3);
        assertThat(List.of(few.ndcg(), few.averagePrecision(), many.ndcg(), many.averagePrecision()))
                .containsOnly(1.0);
        assertThat(few.precision()).isEqualTo(1.0 / 3);
        assertThat(many.recall()).isEqualTo(0.75);
    }

    @Test
    void aShortListIsNotExcused() {
        RankingAtK found = RankingAtK.of(new int[] {1}, RandomCase.set(1, 2), 10);
        assertThat(found.precision()).isEqualTo(0.1);
        assertThat(found.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void onlyTheFirstKCount() {
        assertThat(RankingAtK.of(new int[] {3, 1}, RandomCase.set(1), 1)).isEqualTo(MISSED);
    }

    @Test
    void refusesAUserWithoutTruthAndAnEmptyCutOff() {
        assertThatThrownBy(() -> RankingAtK.of(new int[] {1}, new BitSet(), 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RankingAtK.of(new int[] {1}, RandomCase.set(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
