package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Which item block each item is in, and where. Blocks are balanced by ratings, not by items: the most rated item goes
 * first, each to the block with the fewest ratings so far (longest processing time first).
 */
final class ItemBlocks implements Serializable {
    /** All item ids, ascending. */
    final long[] ids;
    /** Block and index within the block of the item at the same position of {@link #ids}. */
    final int[] block;

    final int[] local;
    /** Ids of each block's items, in index order. */
    final long[][] blockIds;

    /**
     * Assigns items to blocks.
     *
     * @param ids ascending
     * @param ratings number of ratings of each
     */
    ItemBlocks(long[] ids, long[] ratings, int blocks) {
        this.ids = ids;
        block = new int[ids.length];
        local = new int[ids.length];
        long[] load = new long[blocks];
        int[] count = new int[blocks];
        PriorityQueue<Integer> lightest = new PriorityQueue<>(
                Comparator.<Integer>comparingLong(b -> load[b]).thenComparingInt(b -> b));
        IntStream.range(0, blocks).forEach(lightest::add);
        int[] byRatings = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -ratings[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int item : byRatings) {
            int to = lightest.remove();
            block[item] = to;
            local[item] = count[to]++;
            load[to] += ratings[item];
            lightest.add(to);
        }
        blockIds = new long[blocks][];
        Arrays.setAll(blockIds, b -> new long[count[b]]);
        for (int item = 0; item < ids.length; item++) {
            blockIds[block[item]][local[item]] = ids[item];
        }
    }

    int blocks() {
        return blockIds.length;
    }

    /** Position of an id in {@link #ids}. */
    int indexOf(long id) {
        return Arrays.binarySearch(ids, id);
    }
}
