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
}
