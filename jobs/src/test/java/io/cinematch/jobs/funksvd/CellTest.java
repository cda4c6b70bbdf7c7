package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellTest {
    private static Cell cell(int n) {
        float[] stars = new float[n];
        for (int k = 0; k < n; k++) {
            stars[k] = k / 2f;
        }
        return new Cell(
                IntStream.range(0, n).toArray(),
                IntStream.range(0, n).map(k -> 1000 + k).toArray(),
                stars);
    }

    @Test
    void shufflingKeepsEachRatingTogether() {
        Cell cell = cell(500);

        cell.shuffle(7);

        assertThat(cell.users).isNotEqualTo(cell(500).users).containsExactlyInAnyOrder(cell(500).users);
        for (int k = 0; k < 500; k++) {
            assertThat(cell.items[k]).isEqualTo(1000 + cell.users[k]);
            assertThat(cell.stars[k]).isEqualTo(cell.users[k] / 2f);
        }
    }

    @Test
    void theSeedAloneDecidesTheOrder() {
        Cell one = cell(100);
        Cell same = cell(100);
        Cell other = cell(100);

        one.shuffle(7);
        same.shuffle(7);
        other.shuffle(8);

        assertThat(one.users).isEqualTo(same.users).isNotEqualTo(other.users);
    }

    @Test
    void nothingToShuffle() {
        Cell empty = cell(0);

        empty.shuffle(7);

        assertThat(empty.size()).isZero();
    }
}
