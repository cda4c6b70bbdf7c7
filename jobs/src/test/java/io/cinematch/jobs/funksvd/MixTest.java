package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MixTest {
    @Test
    void neighbouringNumbersSpreadEvenlyOverTheUnitInterval() {
        int[] tenths = new int[10];
        LongStream.range(0, 100_000).forEach(n -> tenths[(int) (10 * Mix.unit(Mix.of(42, n)))]++);

        // 10,000 each, standard deviation 95.
        assertThat(IntStream.of(tenths)).allMatch(n -> n > 9_500 && n < 10_500);
    }

    @Test
    void everyArgumentAndTheirOrderMatter() {
        assertThat(LongStream.of(
                                Mix.of(1, 2),
                                Mix.of(2, 1),
                                Mix.of(1, 3),
                                Mix.of(1, 2, 3),
                                Mix.of(1, 3, 2),
                                Mix.of(2, 1, 3))
                        .distinct())
                .hasSize(6);
    }

    @Test
    void unitStaysBelowOne() {
        assertThat(Mix.unit(-1)).isLessThan(1);
        assertThat(Mix.unit(0)).isZero();
    }
}
