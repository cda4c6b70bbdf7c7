package io.cinematch.jobs.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.score.ItemFactors;
import java.util.BitSet;
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
    void theBestAreChosenForOneUserAfterAnother() {
        BestItems best = new BestItems(ITEMS, 3);
        BitSet none = new BitSet();
        BitSet last = new BitSet();
        last.set(3);

        // Without factors only the biases count; equal ones come by ascending id.
        assertThat(best.of(0.5f, new float[2], none)).containsExactly(3, 1, 2);
        assertThat(best.score(1)).isEqualTo(4.5f);
        assertThat(best.of(0, new float[] {-1, 0}, last)).containsExactly(0, 1, 2);
    }

    @Test
    void moreFactorsThanAnArrayHoldsAreRefused() {
        assertThatCode(() -> TrainedItems.refuseTooMany(33_554_431, 64)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainedItems.refuseTooMany(48_200_000, 64))
                .withMessageContaining("48,200,000 items of rank 64")
                .withMessageContaining("lower rank to at most 44");
    }

    @Test
    void idsThatAreNoMoviesAreNotCutShort() {
        assertThat(ITEMS.only(new int[] {0, 1}).movies()).containsExactly(-3, 7);
        assertThatThrownBy(ITEMS::movies).isInstanceOf(ArithmeticException.class);
    }
}
