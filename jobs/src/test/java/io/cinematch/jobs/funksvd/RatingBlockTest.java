package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingBlockTest {
    private static final ItemBlocks ITEMS =
            new ItemBlocks(new long[] {10, 20, 30, 40, 50}, new long[] {100, 100, 100, 100, 100}, 2);

    /** (user, item, stars), as many to a chunk as told. */
    private static RatingBlock block(double validationShare, int perChunk, List<double[]> ratings) {
        List<RatingChunk> chunks = new ArrayList<>();
        for (int k = 0; k < ratings.size(); k++) {
            if (k % perChunk == 0) {
                chunks.add(new RatingChunk(1));
            }
            double[] rating = ratings.get(k);
            chunks.get(chunks.size() - 1).add((long) rating[0], (long) rating[1], (float) rating[2]);
        }
        return RatingBlock.of(3, chunks.iterator(), ITEMS, validationShare, true, 42);
    }

    private static List<double[]> ratings(int users) {
        List<double[]> ratings = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            for (int item = 10; item <= 50; item += 10) {
                ratings.add(new double[] {3e9 + u, item, 0.1 * ((u + item) % 50)});
            }
        }
        return ratings;
    }

    private static List<String> content(RatingBlock block, Cell[] cells) {
        List<String> lines = new ArrayList<>();
        for (int b = 0; b < cells.length; b++) {
            for (int k = 0; k < cells[b].size(); k++) {
                lines.add("%d %d %s"
                        .formatted(
                                block.userIds[cells[b].users[k]],
                                ITEMS.blockIds[b][cells[b].items[k]],
                                cells[b].stars[k]));
            }
        }
        return lines;
    }

    @Test
    void holdsEveryRatingInTheCellOfItsItem() {
        List<double[]> ratings = ratings(20);

        RatingBlock block = block(0, 7, ratings);

        assertThat(content(block, block.cells))
                .containsExactlyInAnyOrderElementsOf(ratings.stream()
                        .map(r -> "%d %d %s".formatted((long) r[0], (long) r[1], (float) r[2]))
                        .toList());
        assertThat(block.trainingRatings()).isEqualTo(100);
        assertThat(block.heldRatings()).isZero();
        assertThat(block.userIds).hasSize(20).isSorted();
    }

    @Test
    void theOrderAndTheChunksOfTheInputDoNotMatter() {
        List<double[]> reversed = new ArrayList<>(ratings(20));
        java.util.Collections.reverse(reversed);

        RatingBlock one = block(0.3, 7, ratings(20));
        RatingBlock other = block(0.3, 100, reversed);

        assertThat(content(other, other.cells)).isEqualTo(content(one, one.cells));
        assertThat(content(other, other.validation)).isEqualTo(content(one, one.validation));
        assertThat(Double.doubleToLongBits(other.sum)).isEqualTo(Double.doubleToLongBits(one.sum));
    }

    @Test
    void heldOutAndTrainedOnAreAllAndShareNone() {
        RatingBlock block = block(0.3, 7, ratings(200));

        List<String> trained = content(block, block.cells);
        List<String> held = content(block, block.validation);

        assertThat(trained).doesNotContainAnyElementsOf(held);
        assertThat(trained.size() + held.size()).isEqualTo(1000);
        // 300 expected, standard deviation 14.
        assertThat(held).hasSizeBetween(240, 360);
        assertThat(block.heldRatings()).isEqualTo(held.size());
    }

    @Test
    void theSameMovieRatedTwiceStaysTwice() {
        RatingBlock block = block(0, 1, List.of(new double[] {1, 10, 3}, new double[] {1, 10, 4}));

        assertThat(content(block, block.cells)).containsExactlyInAnyOrder("1 10 3.0", "1 10 4.0");
    }

    @Test
    void negativeAndZeroRatingsKeepTheirBits() {
        RatingBlock block = block(0, 1, List.of(new double[] {1, 10, -3.5}, new double[] {1, 50, 0}));

        assertThat(content(block, block.cells)).containsExactlyInAnyOrder("1 10 -3.5", "1 50 0.0");
    }

    @Test
    void noRatingsAtAll() {
        RatingBlock block = block(0.1, 1, List.of());

        assertThat(block.userIds).isEmpty();
        assertThat(block.trainingRatings()).isZero();
    }

    @Test
    void usersSpreadOverTheBlocks() {
        int[] users = new int[7];
        for (long user = 1; user <= 7000; user++) {
            users[RatingBlock.blockOf(user, 7)]++;
        }

        assertThat(IntStream.of(users)).allMatch(n -> n > 850 && n < 1150);
        assertThat(new TreeSet<>(List.of(RatingBlock.blockOf(Long.MIN_VALUE, 7), RatingBlock.blockOf(-1, 7))))
                .allMatch(b -> b >= 0 && b < 7);
    }
}
