package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The ratings of one user block, cut into one cell for each item block, with a share held out for validation. The same
 * ratings give the same block whatever order they come in: they are sorted before they are shuffled by the seed.
 */
final class RatingBlock implements Serializable {
    final int number;
    /** The block's users, ascending; an index into this is a local user index. */
    final long[] userIds;

    final Cell[] cells;
    /** Held-out ratings of each item block; the cells hold the others. */
    final Cell[] validation;
    /** Who rated what in each item block; empty unless asked for. */
    final RatedItems[] rated;
    /** Of all its ratings, held out or not; added up in one order, so the same bits for equal sets of ratings. */
    final double sum;
    /** As {@link #sum}, of their squares. */
    final double squares;

    private RatingBlock(
            int number,
            long[] userIds,
            Cell[] cells,
            Cell[] validation,
            RatedItems[] rated,
            double sum,
            double squares) {
        this.number = number;
        this.userIds = userIds;
        this.cells = cells;
        this.validation = validation;
        this.rated = rated;
        this.sum = sum;
        this.squares = squares;
    }

    /** Which user block a user is in. */
    static int blockOf(long user, int blocks) {
        return (int) Math.floorMod(Mix.of(blocks, user), (long) blocks);
    }

    /**
     * A block of the ratings of its users.
     *
     * @param samples whether missing ratings will be sampled, for which {@link #rated} is needed
     */
    static RatingBlock of(
            int number,
            Iterator<RatingChunk> chunks,
            ItemBlocks items,
            double validationShare,
            boolean samples,
            long seed) {
        List<RatingChunk> parts = new ArrayList<>();
        chunks.forEachRemaining(parts::add);
        long[] userIds = parts.stream()
                .flatMapToLong(c -> Arrays.stream(c.users, 0, c.size))
                .sorted()
                .distinct()
                .toArray();
        long[][] byUser = sorted(parts, userIds, items);
        Builder train = new Builder(items);
        Builder held = new Builder(items);
        double sum = 0;
        double squares = 0;
        for (int u = 0; u < byUser.length; u++) {
            for (long packed : byUser[u]) {
                int item = (int) (packed >>> 32);
                boolean hold = Mix.unit(Mix.of(seed, userIds[u], items.ids[item])) < validationShare;
                float stars = Float.intBitsToFloat((int) packed);
                (hold ? held : train).add(u, item, stars);
                sum += stars;
                squares += (double) stars * stars;
            }
        }
        Cell[] cells = train.cells();
        Cell[] validation = held.cells();
        RatedItems[] rated = new RatedItems[samples ? cells.length : 0];
        Arrays.setAll(rated, b -> RatedItems.of(userIds.length, cells[b], validation[b]));
        for (int b = 0; b < cells.length; b++) {
            cells[b].shuffle(Mix.of(seed, number, b));
        }
        return new RatingBlock(number, userIds, cells, validation, rated, sum, squares);
    }

    /** Ratings to train on. */
    long trainingRatings() {
        return Arrays.stream(cells).mapToLong(Cell::size).sum();
    }

    /** Ratings held out. */
    long heldRatings() {
        return Arrays.stream(validation).mapToLong(Cell::size).sum();
    }

    /** Each user's ratings as (item index, bits of the stars), in one order for equal sets of ratings. */
    private static long[][] sorted(List<RatingChunk> parts, long[] userIds, ItemBlocks items) {
        int[] count = new int[userIds.length];
        for (RatingChunk c : parts) {
            for (int k = 0; k < c.size; k++) {
                count[Arrays.binarySearch(userIds, c.users[k])]++;
            }
        }
        long[][] byUser = new long[userIds.length][];
        Arrays.setAll(byUser, u -> new long[count[u]]);
        Arrays.fill(count, 0);
        for (RatingChunk c : parts) {
            for (int k = 0; k < c.size; k++) {
                int u = Arrays.binarySearch(userIds, c.users[k]);
                byUser[u][count[u]++] = ((long) items.indexOf(c.items[k]) << 32)
                        | Integer.toUnsignedLong(Float.floatToRawIntBits(c.stars[k]));
            }
        }
        for (long[] ratings : byUser) {
            Arrays.sort(ratings);
        }
        return byUser;
    }

    /** Collects ratings by item block. */
    private static final class Builder {
        private final ItemBlocks items;
        private final RatingChunk[] cells;

        Builder(ItemBlocks items) {
            this.items = items;
            cells = new RatingChunk[items.blocks()];
            Arrays.setAll(cells, b -> new RatingChunk(16));
        }

        void add(int user, int item, float stars) {
            cells[items.block[item]].add(user, items.local[item], stars);
        }

        Cell[] cells() {
            return Arrays.stream(cells)
                    .map(c -> new Cell(
                            Arrays.stream(c.users, 0, c.size)
                                    .mapToInt(u -> (int) u)
                                    .toArray(),
                            Arrays.stream(c.items, 0, c.size)
                                    .mapToInt(i -> (int) i)
                                    .toArray(),
                            Arrays.copyOf(c.stars, c.size)))
                    .toArray(Cell[]::new);
        }
    }
}
