package io.cinematch.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final Offset<Double> NEAR = Offset.offset(1e-9);

    @Test
    void leavesAloneWhatIsApart() {
        assertThat(Spread.apart(new double[] {80, 10, 40}, 15, 100)).containsExactly(80, 10, 40);
    }

    @Test
    void movesOverlappingLabelsAroundTheirMiddle() {
        assertThat(Spread.apart(new double[] {50, 50, 50}, 10, 100)).containsExactly(new double[] {40, 50, 60}, NEAR);
    }

    @Test
    void staysOnTheChart() {
        assertThat(Spread.apart(new double[] {98, 99, 1, 0}, 10, 100))
                .containsExactly(new double[] {90, 100, 10, 0}, NEAR);
    }

    @Property(tries = 500)
    void neverOverlapsAndStaysOnTheChart(
            @ForAll @Size(max = 10) List<@DoubleRange(min = 0, max = 200) Double> positions) {
        double[] wanted = positions.stream().mapToDouble(p -> p).toArray();
        double[] placed = Spread.apart(wanted, 15, 200);

        for (int i = 0; i < placed.length; i++) {
            assertThat(placed[i]).isBetween(-1e-9, 200 + 1e-9);
            for (int j = i + 1; j < placed.length; j++) {
                assertThat(Math.abs(placed[i] - placed[j])).isGreaterThanOrEqualTo(15 - 1e-9);
                if (wanted[i] < wanted[j]) {
                    assertThat(placed[i]).isLessThan(placed[j]);
                }
            }
        }
    }
}
