package io.cinematch.jobs.foldingap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final int[] NUMBERS = {1, Integer.MAX_VALUE};

    private static double[] values(long seed) {
        return new Random(seed).doubles(200).toArray();
    }

    private static double[] times(double factor, double[] values) {
        return java.util.Arrays.stream(values).map(v -> factor * v).toArray();
    }

    @Test
    void everyCurveHasItsOwnColumns() {
        Curves curves = new Curves(
                values(1),
                List.of(
                        new Curves.Values("a", values(2), List.of(values(3), values(4))),
                        new Curves.Values("b", values(5), List.of(values(6), values(7)))));

        FoldInGapReport report = curves.report(10, "as it was", NUMBERS, 42);

        assertThat(report.users()).isEqualTo(200);
        assertThat(report.popularity().value()).isEqualTo(Curves.mean(values(1)));
        assertThat(report.curves()).extracting(FoldInGapReport.Curve::variant).containsExactly("a", "b");
        assertThat(report.curves().get(1).trained().value()).isEqualTo(Curves.mean(values(5)));
        List<Point> points = report.curves().get(1).points();
        assertThat(points).extracting(Point::ratings).containsExactly(1, Integer.MAX_VALUE);
        for (int n = 0; n < 2; n++) {
            double mean = Curves.mean(values(6 + n));
            assertThat(points.get(n).value().value()).isEqualTo(mean);
            assertThat(points.get(n).value().low()).isLessThan(mean);
            assertThat(points.get(n).value().high()).isGreaterThan(mean);
            assertThat(points.get(n).ofTrained().value()).isEqualTo(mean / Curves.mean(values(5)));
        }
    }

    /** Were users drawn apart for the two, half as good would be anything from 0.4 to 0.6. */
    @Test
    void theRatioIsOfTheSameUsers() {
        Curves curves = new Curves(
                values(1), List.of(new Curves.Values("a", values(2), List.of(times(0.5, values(2)), values(2)))));

        List<Point> points = curves.report(10, "", NUMBERS, 42).curves().get(0).points();

        assertThat(points.get(0).ofTrained().low()).isCloseTo(0.5, within(1e-12));
        assertThat(points.get(0).ofTrained().high()).isCloseTo(0.5, within(1e-12));
        assertThat(points.get(1).ofTrained()).isEqualTo(new Interval(1, 1, 1));
    }

    @Test
    void resamplesWithoutAHitByTheTrainedModelHaveNoRatio() {
        double[] one = {0.4, 0, 0};

        Point point = new Curves(one, List.of(new Curves.Values("a", one, List.of(new double[] {0.2, 0, 0}))))
                .report(10, "", new int[] {1}, 42)
                .curves()
                .get(0)
                .points()
                .get(0);

        assertThat(point.ofTrained().low()).isCloseTo(0.5, within(1e-12));
        assertThat(point.ofTrained().high()).isCloseTo(0.5, within(1e-12));
        assertThat(point.value().low()).isZero();
    }

    @Test
    void ofOneUserThereIsNoInterval() {
        double[] user = {0.3};

        FoldInGapReport report = new Curves(user, List.of(new Curves.Values("a", user, List.of(user, user))))
                .report(10, "", NUMBERS, 42);

        assertThat(report.users()).isEqualTo(1);
        assertThat(report.popularity().low()).isEqualTo(report.popularity().high());
    }
}
