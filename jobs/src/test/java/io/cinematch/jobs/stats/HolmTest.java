package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** Holm closes Bonferroni's test: a p is adjusted to the greatest of |S| · min(S) over all sets S that hold it. */
    @Property(tries = 2000, seed = "3")
    void equalsTheClosedTest(@ForAll @Size(max = 7) List<@DoubleRange(min = 0, max = 1) Double> drawn) {
        // Rounded, so that equal ones are frequent.
        double[] p = drawn.stream().mapToDouble(d -> Math.rint(20 * d) / 20).toArray();
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            double greatest = 0;
            for (int set = 0; set < 1 << p.length; set++) {
                int members = set;
                if ((members >> i & 1) == 1) {
                    double least = IntStream.range(0, p.length)
                            .filter(j -> (members >> j & 1) == 1)
                            .mapToDouble(j -> p[j])
                            .min()
                            .orElseThrow();
                    greatest = Math.max(greatest, Math.min(1, Integer.bitCount(set) * least));
                }
            }
            assertThat(adjusted[i]).isCloseTo(greatest, within(1e-12));
        }
    }

    /** 0.01 · 4, 0.02 · 3, then 0.03 · 2 and 0.04 · 1, which are not below the one before. */
    @Test
    void aHandComputedCase() {
        assertThat(Holm.adjust(new double[] {0.04, 0.01, 0.03, 0.02}))
                .containsExactly(new double[] {0.06, 0.04, 0.06, 0.06}, within(1e-12));
    }

    @Test
    void leavesOneAloneAsItIsAndNeverPassesOne() {
        assertThat(Holm.adjust(new double[] {0.03})).containsExactly(0.03);
        assertThat(Holm.adjust(new double[] {0.8, 0.9})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void refusesWhatIsNoPValue() {
        assertThatThrownBy(() -> Holm.adjust(new double[] {0.5, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Holm.adjust(new double[] {1.1})).isInstanceOf(IllegalArgumentException.class);
    }
}
