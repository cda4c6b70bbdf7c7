package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingAtKTest {
    @Test
    void equalsTheDefinitionsOnThousandsOfSmallCases() {
        Random random = new Random(1);
        for (int n = 0; n < 5000; n++) {
            List<Integer> items = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
            Collections.shuffle(items, random);
            List<Integer> list = items.subList(0, random.nextInt(13));
            BitSet relevant = BitSet.valueOf(new long[] {1 + random.nextInt(4095)});
            int k = 1 + random.nextInt(15);
            RankingAtK found = RankingAtK.of(list.stream().mapToInt(i -> i).toArray(), relevant, k);

            List<Integer> top = list.subList(0, Math.min(k, list.size()));
            double hits = top.stream().filter(relevant::get).count();
            double ideal = IntStream.range(0, Math.min(k, relevant.cardinality()))
                    .mapToDouble(RankingAtKTest::discount)
                    .sum();
            double dcg = IntStream.range(0, top.size())
                    .filter(at -> relevant.get(top.get(at)))
                    .mapToDouble(RankingAtKTest::discount)
                    .sum();
            assertThat(found.precision()).isCloseTo(hits / k, within(1e-12));
            assertThat(found.recall()).isCloseTo(hits / relevant.cardinality(), within(1e-12));
            assertThat(found.ndcg()).isCloseTo(dcg / ideal, within(1e-12));
            assertThat(found.ndcg()).isBetween(0.0, 1.0 + 1e-15);
        }
    }

    private static double discount(int at) {
        return 1 / (Math.log(at + 2) / Math.log(2));
    }

    /** Hits at 1 and 3 of three relevant: DCG = 1 + 1/2, ideal = 1 + 1/log2(3) + 1/2 = 2.1309297535714578. */
    @Test
    void aHandComputedCase() {
        RankingAtK found = RankingAtK.of(new int[] {7, 1, 8, 2, 3}, set(7, 8, 9), 5);
        assertThat(found.precision()).isEqualTo(0.4);
        assertThat(found.recall()).isEqualTo(2.0 / 3);
        assertThat(found.ndcg()).isCloseTo(1.5 / 2.1309297535714578, within(1e-12));
    }

    @Test
    void isOneForAPerfectListAndZeroForAMiss() {
        assertThat(RankingAtK.of(new int[] {1, 2}, set(1, 2), 2)).isEqualTo(new RankingAtK(1, 1, 1));
        assertThat(RankingAtK.of(new int[] {3, 4}, set(1, 2), 2)).isEqualTo(new RankingAtK(0, 0, 0));
        assertThat(RankingAtK.of(new int[0], set(1), 10)).isEqualTo(new RankingAtK(0, 0, 0));
    }

    @Test
    void aShortListIsNotExcused() {
        assertThat(RankingAtK.of(new int[] {1}, set(1, 2), 10).precision()).isEqualTo(0.1);
    }

    @Test
    void onlyTheFirstKCount() {
        assertThat(RankingAtK.of(new int[] {3, 1}, set(1), 1)).isEqualTo(new RankingAtK(0, 0, 0));
    }

    @Test
    void refusesAUserWithoutTruthAndAnEmptyCutOff() {
        assertThatThrownBy(() -> RankingAtK.of(new int[] {1}, new BitSet(), 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RankingAtK.of(new int[] {1}, set(1), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BitSet set(int... items) {
        BitSet set = new BitSet();
        for (int item : items) {
            set.set(item);
        }
        return set;
    }
}
