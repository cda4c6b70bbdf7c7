package io.cinematch.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.report.chart.Scale.Tick;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void endsAreRoundAndTicksBetweenThem() {
        Scale scale = Scale.around(DoubleStream.of(0.8434, 0.9082));

        assertThat(scale.low()).isEqualTo(0.84);
        assertThat(scale.ticks()).extracting(Tick::label).containsExactly("0.84", "0.86", "0.88", "0.90", "0.92");
        assertThat(scale.ticks()).extracting(Tick::at).containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
    }

    @Test
    void whatIsNoNumberHasNoSay() {
        assertThat(Scale.fromZero(DoubleStream.of(0.4, Double.NaN, Double.POSITIVE_INFINITY)))
                .isEqualTo(Scale.fromZero(DoubleStream.of(0.4)));
    }

    @Test
    void nothingAtAllAndOneValueHaveAScaleToo() {
        assertThat(Scale.around(DoubleStream.empty()).ticks()).hasSizeGreaterThan(1);
        assertThat(Scale.around(DoubleStream.of(0, 0)).at(0)).isEqualTo(50);
        assertThat(Scale.around(DoubleStream.of(3)).at(3)).isBetween(1.0, 99.0);
    }

    @Test
    void anAbsurdValueHasNoSayEither() {
        assertThat(Scale.around(DoubleStream.of(0.8, 0.9, 1.7e308, -Double.MAX_VALUE)))
                .isEqualTo(Scale.around(DoubleStream.of(0.8, 0.9)));
    }

    @Test
    void valuesThatDifferByRoundingAreOne() {
        assertThat(Scale.around(DoubleStream.of(1, 1 + 1e-15)).ticks()).hasSizeBetween(2, 12);
        assertThat(Scale.around(DoubleStream.of(0, Double.MIN_VALUE)).ticks()).hasSizeBetween(2, 12);
    }

    @Test
    void decadesAreEquallyFarApart() {
        Scale scale = Scale.decades(DoubleStream.of(1, 3428));

        assertThat(scale.ticks()).extracting(Tick::label).containsExactly("1", "10", "100", "1,000", "10,000");
        assertThat(scale.at(10)).isEqualTo(25);
        assertThat(scale.at(0)).isZero();
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Scale.around(DoubleStream.of(-0.3, 0.1)).ticks())
                .extracting(Tick::label)
                .contains("0.0", "−0.3")
                .doesNotContain("−0.0");
    }

    @Property(tries = 500)
    void valuesAreWithinAndInOrder(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        Scale scale = Scale.around(values.stream().mapToDouble(v -> v));

        assertThat(scale.ticks().size()).isBetween(2, 12);
        for (double a : values) {
            assertThat(a).isBetween(scale.low() - 1e-9 * Math.abs(a), scale.high() + 1e-9 * Math.abs(a));
            for (double b : values) {
                if (a < b) {
                    assertThat(scale.at(a)).isLessThanOrEqualTo(scale.at(b));
                }
            }
        }
    }
}
