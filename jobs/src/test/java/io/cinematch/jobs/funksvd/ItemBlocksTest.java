package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ItemBlocksTest {
    /** Ratings as long-tailed as MovieLens's: the k-th item has 1/k of the first one's. */
    private static final long[] LONG_TAIL =
            LongStream.rangeClosed(1, 1000).map(k -> 10_000 / k).toArray();

    private static final long[] IDS =
            LongStream.range(0, 1000).map(k -> 5_000_000_000L + 3 * k).toArray();

    @Test
    void blocksAreBalancedByRatings() {
        ItemBlocks blocks = new ItemBlocks(IDS, LONG_TAIL, 4);

        long[] load = new long[4];
        for (int i = 0; i < IDS.length; i++) {
            load[blocks.block[i]] += LONG_TAIL[i];
        }

        // Longest processing time first is at most 4/3 − 1/(3d) times the best balance (Graham 1969).
        double best = Math.max(LONG_TAIL[0], LongStream.of(LONG_TAIL).sum() / 4.0);
        assertThat(LongStream.of(load).max().orElseThrow() / best).isLessThan(1.01);
    }

    @Test
    void everyItemHasAPlaceOfItsOwn() {
        ItemBlocks blocks = new ItemBlocks(IDS, LONG_TAIL, 7);

        assertThat(blocks.blocks()).isEqualTo(7);
        for (int i = 0; i < IDS.length; i++) {
            assertThat(blocks.indexOf(IDS[i])).isEqualTo(i);
            assertThat(blocks.blockIds[blocks.block[i]][blocks.local[i]]).isEqualTo(IDS[i]);
        }
        assertThat(LongStream.of(0, 1, 2, 3, 4, 5, 6)
                        .map(b -> blocks.blockIds[(int) b].length)
                        .sum())
                .isEqualTo(1000);
    }

    @Test
    void moreBlocksThanItemsLeaveSomeEmpty() {
        ItemBlocks blocks = new ItemBlocks(new long[] {4, 9}, new long[] {1, 1}, 5);

        assertThat(blocks.blockIds).isDeepEqualTo(new long[][] {{4}, {9}, {}, {}, {}});
    }

    @Test
    void unknownIdsHaveNoIndex() {
        assertThat(new ItemBlocks(IDS, LONG_TAIL, 2).indexOf(7)).isNegative();
    }
}
