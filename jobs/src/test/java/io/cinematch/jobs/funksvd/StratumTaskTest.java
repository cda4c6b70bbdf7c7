package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.foldin.Missing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratumTaskTest {
    private static final SgdSweep SWEEP = new SgdSweep(2, 0.1f, 0.05f, 0.1f, 0.1f, 0.1f, 0.1f);
    private static final ItemBlocks ITEMS = new ItemBlocks(new long[] {1, 2, 3}, new long[] {9, 9, 9}, 3);

    private static RatingBlock ratings(double validationShare) {
        RatingChunk chunk = new RatingChunk(4);
        for (int user = 0; user < 40; user++) {
            for (int item = 1; item <= 3; item++) {
                chunk.add(user, item, 1 + (user + item) % 4);
            }
        }
        return RatingBlock.of(2, List.of(chunk).iterator(), ITEMS, validationShare, false, 42);
    }

    private static Factors[] items() {
        return Arrays.stream(ITEMS.blockIds)
                .map(ids -> Factors.initial(ids, 2, 0.1, 1))
                .toArray(Factors[]::new);
    }

    @Test
    void leavesWhatItIsGivenUntouchedAndRepeatsItself() {
        RatingBlock ratings = ratings(0.2);
        Factors users = Factors.initial(ratings.userIds, 2, 0.1, 2);
        Factors usersBefore = users.copy();
        Factors[] items = items();
        StratumTask task = new StratumTask(SWEEP, 2.5f, 1, true, Missing.NONE, 1);

        StratumResult once = task.run(ratings, users, items);
        StratumResult again = task.run(ratings, users, items);

        assertThat(users).usingRecursiveComparison().isEqualTo(usersBefore);
        assertThat(items).usingRecursiveComparison().isEqualTo(items());
        assertThat(ratings).usingRecursiveComparison().isEqualTo(ratings(0.2));
        assertThat(again).usingRecursiveComparison().isEqualTo(once);
        assertThat(once.users.p).isNotEqualTo(users.p);
    }

    @Test
    void theBlocksOfAStratumShareNoItems() {
        RatingBlock ratings = ratings(0);
        Factors users = Factors.initial(ratings.userIds, 2, 0.1, 2);

        for (int shift = 0; shift < 5; shift++) {
            StratumResult result =
                    new StratumTask(SWEEP, 2.5f, shift, false, Missing.NONE, 1).run(ratings, users, items());
            assertThat(result.items.block).isEqualTo((2 + shift) % 3);
            assertThat(result.items.ratings).isEqualTo(40);
            assertThat(result.items.validationRatings).isZero();
        }
    }

    @Test
    void validationIsMeasuredBeforeTheSweep() {
        RatingBlock ratings = ratings(0.5);
        Factors users = FactorRows.of(new float[40], new float[40][2]);
        Factors[] items = Arrays.stream(ITEMS.blockIds)
                .map(ids -> FactorRows.of(new float[ids.length], new float[ids.length][2]))
                .toArray(Factors[]::new);

        StratumResult result = new StratumTask(SWEEP, 2.5f, 0, true, Missing.NONE, 1).run(ratings, users, items);

        // All zero: every rating is predicted as 2.5, and 1, 2, 3, 4 are 1.5 or 0.5 off.
        double expected = Arrays.stream(ratings.validation)
                .mapToDouble(cell -> {
                    double sum = 0;
                    for (float stars : cell.stars) {
                        sum += (stars - 2.5) * (stars - 2.5);
                    }
                    return sum;
                })
                .sum();
        assertThat(result.items.validationLoss).isCloseTo(expected, within(1e-9));
        assertThat(result.items.validationRatings).isEqualTo(ratings.heldRatings());
    }
}
