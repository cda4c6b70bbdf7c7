package io.cinematch.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TopNTest {
    @Property
    void choosesWhatSortingEverythingChooses(
            @ForAll("scores") float[] scores,
            @ForAll("exclusions") BitSet excluded,
            @ForAll @IntRange(max = 40) int n) {
        int[] sorted = IntStream.range(0, scores.length)
                .filter(i -> !excluded.get(i) && !Float.isNaN(scores[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i] + 0.0)
                        .thenComparing(i -> i))
                .mapToInt(i -> i)
                .limit(n)
                .toArray();
        assertThat(TopN.of(scores, excluded, n)).isEqualTo(sorted);
    }

    /** Few distinct values, so that ties are common. */
    @Provide
    Arbitrary<float[]> scores() {
        return Arbitraries.of(-1f, -0f, 0f, 0.5f, 3f, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY)
                .array(float[].class)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<BitSet> exclusions() {
        return Arbitraries.longs().map(bits -> BitSet.valueOf(new long[] {bits}));
    }

    @Test
    void equalScoresComeInIndexOrder() {
        assertThat(TopN.of(new float[] {1, 2, 2, 1, 2}, new BitSet(), 4)).containsExactly(1, 2, 4, 0);
    }

    @Test
    void isEmptyWhenNothingIsWantedOrAllowed() {
        BitSet all = new BitSet();
        all.set(0, 3);
        assertThat(TopN.of(new float[] {1, 2, 3}, new BitSet(), 0)).isEmpty();
        assertThat(TopN.of(new float[] {1, 2, 3}, all, 2)).isEmpty();
        assertThat(TopN.of(new float[0], new BitSet(), 2)).isEmpty();
    }
}
