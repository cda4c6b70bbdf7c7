package io.cinematch.model.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ErrorSumTest {
    @Property
    void equalsTheDefinitionHoweverItIsSplit(
            @ForAll @NotEmpty List<@DoubleRange(min = -5, max = 5) Double> errors, @ForAll int cut) {
        int at = Math.floorMod(cut, errors.size());
        ErrorSum whole = sum(errors.subList(0, at)).plus(sum(errors.subList(at, errors.size())));
        double squared = errors.stream().mapToDouble(e -> e * e).average().orElseThrow();
        double absolute = errors.stream().mapToDouble(Math::abs).average().orElseThrow();
        assertThat(whole.n()).isEqualTo(errors.size());
        assertThat(whole.rmse()).isCloseTo(Math.sqrt(squared), within(1e-12));
        assertThat(whole.mae()).isCloseTo(absolute, within(1e-12));
    }

    @Test
    void aHandComputedCase() {
        // Errors 1, −2, 2: Σe² = 9, Σ|e| = 5.
        ErrorSum sum = ErrorSum.NONE.plus(4, 3).plus(1, 3).plus(5, 3);
        assertThat(sum.rmse()).isEqualTo(Math.sqrt(3));
        assertThat(sum.mae()).isEqualTo(5.0 / 3);
    }

    @Test
    void isNotANumberOverNothingOrOverADivergedModel() {
        assertThat(ErrorSum.NONE.rmse()).isNaN();
        assertThat(ErrorSum.NONE.mae()).isNaN();
        assertThat(ErrorSum.NONE.plus(4, Double.NaN).plus(4, 4).rmse()).isNaN();
    }

    private static ErrorSum sum(List<Double> errors) {
        ErrorSum sum = ErrorSum.NONE;
        for (double e : errors) {
            sum = sum.plus(e, 0);
        }
        return sum;
    }
}
