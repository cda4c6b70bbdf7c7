package io.cinematch.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.report.chart.Scatter.Dot;
import io.cinematch.jobs.report.chart.Scatter.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScatterTest {
    private static final Scale UNIT = new Scale(0, 1, 0.25, false);

    @Test
    void namesAreOnTheSideThatHasRoom() {
        Scatter chart = Scatter.of(
                "about", UNIT, UNIT, List.of(new Point("left", "s", 0.1, 0.5), new Point("right", "s", 0.9, 0.5)));

        assertThat(chart.dots()).extracting(Dot::before).containsExactly(false, true);
    }

    @Test
    void thirtyPointsAtOnePlaceHaveReadableNames() {
        List<Point> points = IntStream.range(0, 30)
                .mapToObj(i -> new Point("variant " + i, "s", 0.2, 0.5))
                .toList();

        Scatter chart = Scatter.of("about", UNIT, UNIT, points);

        double[] sorted =
                chart.dots().stream().mapToDouble(Dot::labelAt).sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            assertThat(sorted[i] - sorted[i - 1]).isGreaterThanOrEqualTo(15);
        }
        assertThat(sorted[29]).isLessThanOrEqualTo(chart.height());
    }
}
