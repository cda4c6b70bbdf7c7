package io.cinematch.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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

    /** More items than one tile holds, several users, and enough equal scores to go wrong on. */
    @Property(tries = 50)
    void scanningTheCatalogueForManyUsersIsScoringItForEach(
            @ForAll long seed, @ForAll @IntRange(max = 1100) int size, @ForAll @IntRange(max = 40) int n) {
        Random random = new Random(seed);
        ItemFactors items = new ItemFactors(3, 2, whole(random, size), whole(random, 2 * size));
        List<TopN.Query> users = new ArrayList<>();
        for (int u = 0; u < 3; u++) {
            BitSet excluded = new BitSet();
            random.ints(size / 3, 0, Math.max(1, size)).forEach(excluded::set);
            users.add(new TopN.Query(random.nextInt(3), whole(random, 2), excluded));
        }
        int[][] lists = TopN.of(items, users, n);
        for (int u = 0; u < 3; u++) {
            float[] scores = new float[size];
            items.scoreAll(users.get(u).bias(), users.get(u).p(), scores);
            assertThat(lists[u])
                    .isEqualTo(TopN.of(scores, users.get(u).excluded(), n))
                    .hasSize(Math.min(n, size - users.get(u).excluded().cardinality()));
        }
    }

    private static float[] whole(Random random, int n) {
        float[] values = new float[n];
        for (int k = 0; k < n; k++) {
            values[k] = random.nextInt(5) - 2;
        }
        return values;
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
