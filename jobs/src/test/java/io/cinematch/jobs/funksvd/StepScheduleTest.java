package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepScheduleTest {
    /** Steps of the first epochs, of which those marked are undone. */
    private static List<Double> steps(String schedule, boolean... undone) {
        StepSchedule steps = StepSchedule.of(schedule, 0.08, 0.5);
        List<EpochStats> past = new ArrayList<>();
        for (boolean back : undone) {
            past.add(new EpochStats(past.size() + 1, steps.next(past), 1, Double.NaN, back, 1, 1));
        }
        return past.stream().map(EpochStats::step).toList();
    }

    @Test
    void constantStays() {
        assertThat(steps("constant", false, false, false)).containsExactly(0.08, 0.08, 0.08);
    }

    @Test
    void geometricFallsByTheSameFactor() {
        assertThat(steps("geometric", false, false, false)).containsExactly(0.08, 0.04, 0.02);
    }

    @Test
    void inverseFallsByTheFactorOnceAndThenMoreSlowly() {
        List<Double> steps = steps("inverse", false, false, false, false);

        assertThat(steps.subList(0, 2)).containsExactly(0.08, 0.04);
        assertThat(steps.get(2)).isCloseTo(0.08 / 3, within(1e-15));
        assertThat(steps.get(3)).isCloseTo(0.02, within(1e-15));
    }

    @Test
    void boldDriverGoesFasterUntilItFalls() {
        List<Double> steps = steps("bold-driver", false, false, true, true, false, false);

        double two = 0.08 * 1.05 * 1.05;
        assertThat(steps).containsExactly(0.08, 0.08 * 1.05, two, two / 2, two / 4, two / 4 * 1.05);
    }

    @Test
    void onlyTheBoldDriverUndoes() {
        assertThat(StepSchedule.NAMES.stream()
                        .filter(name -> StepSchedule.of(name, 1, 1).undoes()))
                .containsExactly("bold-driver");
    }

    @Test
    void anotherNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSchedule.of("cosine", 1, 1))
                .withMessageContaining("cosine")
                .withMessageContaining("bold-driver");
    }
}
