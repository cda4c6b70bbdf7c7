package io.cinematch.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.report.chart.LineChart.Datum;
import io.cinematch.jobs.report.chart.LineChart.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Scale UNIT = new Scale(0, 10, 5, false);

    private static LineChart chart(Series... series) {
        return LineChart.of("about", 100, UNIT, UNIT.ticks(), UNIT, List.of(series));
    }

    @Test
    void upIsMore() {
        LineChart.Line line = chart(new Series("a", "s", List.of(Datum.of(0, 0), Datum.of(10, 10))))
                .lines()
                .get(0);

        assertThat(line.pieces()).containsExactly("0.0,100.0 100.0,0.0");
        assertThat(line.endX()).isEqualTo(100);
        assertThat(line.labelAt()).isZero();
    }

    @Test
    void aValueThatIsNoNumberIsAGap() {
        LineChart.Line line = chart(new Series(
                        "a",
                        "s",
                        List.of(
                                Datum.of(0, Double.NaN),
                                Datum.of(1, 5),
                                Datum.of(2, Double.NaN),
                                Datum.of(3, Double.POSITIVE_INFINITY),
                                Datum.of(4, 5),
                                Datum.of(5, 5),
                                Datum.of(6, Double.NaN))))
                .lines()
                .get(0);

        assertThat(line.pieces()).containsExactly("10.0,50.0", "40.0,50.0 50.0,50.0");
        assertThat(line.marks()).hasSize(3);
        assertThat(line.endX()).isEqualTo(50);
    }

    @Test
    void aLineWithoutANumberIsNotDrawn() {
        assertThat(chart(new Series("a", "s", List.of(Datum.of(0, Double.NaN)))).lines())
                .isEmpty();
    }

    @Test
    void namesOfLinesThatEndTogetherDoNotOverlap() {
        List<Datum> same = List.of(Datum.of(0, 5), Datum.of(10, 5));
        LineChart chart = chart(new Series("a", "s", same), new Series("b", "s", same));

        assertThat(Math.abs(
                        chart.lines().get(0).labelAt() - chart.lines().get(1).labelAt()))
                .isGreaterThanOrEqualTo(14);
    }
}
