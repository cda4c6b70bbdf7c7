package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.foldin.Missing;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static final TrainingSpec SOUND = spec("geometric", 0.04, 0.4, 0.05, 0.05);

    private static TrainingSpec spec(String schedule, double step, double biasStep, double userReg, double itemReg) {
        StepSchedule steps = StepSchedule.of(schedule, step, 1);
        return new TrainingSpec(
                2, 20, steps, biasStep, userReg, itemReg, 0.05, 0.05, Missing.NONE, 0.02, 0, 3, 2, 10, 42);
    }

    /** Epochs of these losses; those not below the last one kept are undone if the schedule does that. */
    private static List<EpochStats> epochs(TrainingSpec spec, double... losses) {
        List<EpochStats> epochs = new ArrayList<>();
        double kept = Double.POSITIVE_INFINITY;
        for (double loss : losses) {
            boolean undone = spec.schedule().undoes() && !(loss < kept);
            epochs.add(new EpochStats(epochs.size() + 1, spec.schedule().next(epochs), loss, Double.NaN, undone, 1, 1));
            kept = undone ? kept : loss;
        }
        return epochs;
    }

    private static void passes(TrainingSpec spec, double... losses) {
        List<EpochStats> epochs = epochs(spec, losses);
        for (int n = 1; n <= losses.length; n++) {
            List<EpochStats> sofar = epochs.subList(0, n);
            assertThatCode(() -> new Divergence(spec, 1e-3).refuse(sofar)).doesNotThrowAnyException();
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(TrainingSpec spec, double... losses) {
        return assertThatThrownBy(() -> new Divergence(spec, 1e-3).refuse(epochs(spec, losses)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("training diverged");
    }

    @Test
    void aWobbleIsNone() {
        passes(SOUND, 1, 0.9, 1.1, 0.95, 1.2, 0.9, 1.3, 0.8);
        passes(SOUND, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95);
    }

    @Test
    void noiseIsNone() {
        passes(SOUND, 1, 1e-5, 8e-5, 2e-4, 9e-4, 1.1e-3, 1e-6);
        passes(SOUND, 0, 0, 1e-7);
    }

    @Test
    void twiceTheLowestIs() {
        refused(SOUND, 1, 0.8, 0.9, 1.61)
                .hasMessageContaining("1.61")
                .hasMessageContaining("in epoch 4")
                .hasMessageContaining("lowest of 0.8")
                .hasMessageContaining("lower stepSize (0.04) to 0.02")
                .hasMessageContaining("bold-driver")
                .message()
                .doesNotContain("regParam");
    }

    @Test
    void risingThreeTimesByAFifthIs() {
        passes(SOUND, 0.8, 0.9, 1.0, 0.99, 1.1);
        refused(SOUND, 0.8, 0.85, 0.9, 1.0);
    }

    @Test
    void noNumberIsAndTheStepMustFallFar() {
        refused(SOUND, Double.NaN).hasMessageContaining("NaN").hasMessageContaining("lower stepSize (0.04) to 0.004");
        refused(SOUND, 1, Double.POSITIVE_INFINITY).hasMessageContaining("Infinity");
    }

    @Test
    void theAdviceNamesWhatOvershoots() {
        refused(spec("constant", 0.5, 0.4, 4, 0.05), 1, 5).hasMessageContaining("lower regParam (4.0) below 2.00");
        refused(spec("constant", 0.5, 0.4, 0.05, 4), 1, 5).hasMessageContaining("lower itemRegParam (4.0) below 2.00");
        refused(spec("constant", 0.5, 3, 0.05, 0.05), 1, 5).hasMessageContaining("lower biasStep (3.0) below 2.00");
        refused(spec("constant", 5, 3, 4, 4), 1, 5).hasMessageContaining("lower stepSize (5.0) to 2.5");
    }

    @Test
    void theAdviceNamesTheRegularisationThatIsMissing() {
        refused(spec("constant", 0.5, 1, 0, 0.05), 1, 5).hasMessageContaining("raise regParam (0.0)");
        refused(spec("constant", 0.5, 1, 0.05, 0.001), 1, 5).hasMessageContaining("raise itemRegParam (0.001)");
    }

    @Test
    void theBoldDriverMayFailNineTimesRunning() {
        TrainingSpec bold = spec("bold-driver", 5, 0.1, 0.05, 0.05);
        double nan = Double.NaN;

        passes(bold, nan, nan, nan, nan, nan, nan, nan, nan, nan, 1, 3, 4, 0.9);
        refused(bold, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan)
                .hasMessageContaining("lower stepSize (5.0) to 0.5")
                .message()
                .doesNotContain("bold-driver");
        // Converged: nothing helps any more, and nothing harms.
        passes(bold, 1, 0.5, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51, 0.51);
    }
}
