package io.cinematch.jobs.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.items.ListsOf.Wanted;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainedItemsTest {
    private static final TrainedItems ITEMS = new TrainedItems(
            new long[] {-3, 7, 9_000_000_000L, 9_000_000_001L},
            new ItemFactors(3, 2, new float[] {0, 1, 1, 2}, new float[] {1, 2, 3, 4, 5, 6, 7, 8}));

    @Test
    void someOfTheItemsKeepTheirFactors() {
        TrainedItems some = ITEMS.only(new int[] {1, 3});

        assertThat(some.ids).containsExactly(7, 9_000_000_001L);
        assertThat(some.row(1)).containsExactly(7, 8);
        assertThat(some.factors.bias(0)).isEqualTo(1);
        assertThat(some.indexOf(7)).isZero();
        assertThat(some.indexOf(-3)).isNegative();
    }

    @Test
    void everyUserGetsTheirListHoweverManyStreamBy() {
        BitSet last = new BitSet();
        last.set(3);
        // Without factors only the biases count; equal ones come by ascending id.
        for (int users : new int[] {0, 1, 64, 65, 200}) {
            Iterator<String> lists = new ListsOf<>(
                    IntStream.range(0, users).iterator(),
                    user -> new Wanted<>(user, new TopN.Query(0, new float[2], user % 2 == 0 ? new BitSet() : last)),
                    (wanted, list) -> wanted.user() + Arrays.toString(list),
                    ITEMS.factors,
                    3);

            List<String> expected = IntStream.range(0, users)
                    .mapToObj(user -> user + (user % 2 == 0 ? "[3, 1, 2]" : "[1, 2, 0]"))
                    .toList();
            assertThat(lists).toIterable().isEqualTo(expected);
        }
    }

    @Test
    void moreFactorsThanAnArrayHoldsAreRefused() {
        assertThatCode(() -> TrainedItems.refuseTooMany(33_554_400, 64)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainedItems.refuseTooMany(48_200_000, 64))
                .withMessageContaining("48,200,000 items of rank 64")
                .withMessageContaining("3,084,800,000 factors");
    }

    @Test
    void idsThatAreNoMoviesAreNotCutShort() {
        assertThat(ITEMS.only(new int[] {0, 1}).movies()).containsExactly(-3, 7);
        assertThatThrownBy(ITEMS::movies).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void ascendingIdsAreFoundTogetherAsTheyAreOneByOne() {
        long[] ids = java.util.stream.LongStream.range(0, 1000).map(i -> 3 * i).toArray();
        TrainedItems items = new TrainedItems(ids, new ItemFactors(0, 0, new float[1000], new float[0]));
        for (int apart : new int[] {1, 2, 3, 50, 1499, 4000}) {
            int[] wanted = java.util.stream.IntStream.iterate(-2, id -> id < 4000, id -> id + apart)
                    .toArray();
            int[] expected = java.util.Arrays.stream(wanted).map(items::indexOf).toArray();
            int[] found = items.indexesOf(wanted);
            for (int k = 0; k < wanted.length; k++) {
                assertThat(Math.max(-1, found[k])).isEqualTo(Math.max(-1, expected[k]));
            }
        }
        assertThat(items.indexesOf(new int[0])).isEmpty();
    }
}
