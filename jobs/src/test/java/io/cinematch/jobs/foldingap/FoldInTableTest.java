package io.cinematch.jobs.foldingap;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.foldingap.FoldInGapReport.Curve;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldInTableTest {
    @Test
    void aCurveIsReadDownwardsWithinAHundredColumns() {
        FoldInGapReport report = new FoldInGapReport(
                10,
                "ndcg",
                "full-catalogue",
                1602,
                List.of(new Curve(
                        "funksvd-rank",
                        new Interval(0.3836, 0.36, 0.41),
                        List.of(
                                new Point(1, new Interval(0.1912, 0.17, 0.21), new Interval(0.4984, 0.46, 0.54)),
                                new Point(
                                        Integer.MAX_VALUE,
                                        new Interval(0.3797, 0.35, 0.4),
                                        new Interval(0.9898, 0.96, 1.02))))),
                new Interval(0.1701, 0.15, 0.19));

        assertThat(FoldInTable.lines(report, 5))
                .containsExactly(
                        "    NDCG@10 of 1,602 users kept from training, 95 % intervals",
                        "    variant        from ratings  NDCG@10                   ÷ trained with them",
                        "    popularity                –  0.1701 (0.1500–0.1900)",
                        "    funksvd-rank              1  0.1912 (0.1700–0.2100)    0.4984 (0.4600–0.5400)",
                        "                            all  0.3797 (0.3500–0.4000)    0.9898 (0.9600–1.0200)",
                        "                        trained  0.3836 (0.3600–0.4100)",
                        "    with fewer than 5 ratings the service shows what is popular (serve.minRatings)")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
