package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatedItemsTest {
    @Test
    void knowsWhoRatedWhatInAnyOfItsCells() {
        Cell given = new Cell(new int[] {2, 0, 2}, new int[] {7, 3, 1}, new float[3]);
        Cell held = new Cell(new int[] {2, 1}, new int[] {4, 3}, new float[2]);

        RatedItems rated = RatedItems.of(4, given, held);

        for (int user = 0; user < 4; user++) {
            for (int item = 0; item < 9; item++) {
                boolean expected = switch (user) {
                    case 0, 1 -> item == 3;
                    case 2 -> item == 1 || item == 4 || item == 7;
                    default -> false;
                };
                assertThat(rated.contains(user, item)).as(user + "," + item).isEqualTo(expected);
            }
        }
    }

    /** So many that the bits of different items meet. */
    @Test
    void aFullHouseAndAnEmptyOne() {
        int[] items = java.util.stream.IntStream.range(0, 500).map(i -> 2 * i).toArray();
        RatedItems rated = RatedItems.of(3, new Cell(new int[500], items, new float[500]));
        for (int item = 0; item < 1000; item++) {
            assertThat(rated.contains(0, item)).isEqualTo(item % 2 == 0);
            assertThat(rated.contains(1, item)).isFalse();
            assertThat(rated.contains(2, item)).isFalse();
        }
    }
}
