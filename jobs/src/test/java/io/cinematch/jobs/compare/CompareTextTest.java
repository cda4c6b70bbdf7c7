package io.cinematch.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.compare.RunComparison.Answer;
import io.cinematch.jobs.compare.RunComparison.Block;
import io.cinematch.jobs.compare.RunComparison.Difference;
import io.cinematch.jobs.compare.RunComparison.Place;
import io.cinematch.jobs.compare.RunComparison.Subject;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareTextTest {
    private static Subject run(String id) {
        return new Subject(
                id,
                "/a/b/ml-1m (MovieLens 1M or 10M)",
                1_000_209,
                "2387b2651db4d473",
                "random 80/20, seed 42",
                "0.1.0 (1b53688 with changes)",
                Map.of());
    }

    private static Difference difference(String name, double value, double adjusted, double smallest, Verdict verdict) {
        Interval interval = new Interval(value, value - 0.01, value + 0.01);
        return new Difference(
                name,
                0.38,
                0.38 + value,
                false,
                new Comparison(
                        "full-catalogue", "ndcg", "a", "b", interval, adjusted / 2, adjusted, smallest, verdict));
    }

    private static RunComparison found(boolean judges) {
        Difference same = difference("popularity", 0, 1, 0, Verdict.NOT_DISTINGUISHABLE);
        return new RunComparison(
                List.of(run("20261121-173438"), run("20261122-173438")),
                0.95,
                2000,
                3,
                List.of(new Answer(
                        "full-catalogue",
                        "ndcg",
                        "gain",
                        judges,
                        List.of(
                                new Place("20261122-173438", "funksvd-rank", false, 0.4, 0.39, 0.41, 5980),
                                new Place("20261121-173438", "random", true, 0.01, null, null, 0)),
                        List.of(new Block(
                                "20261122-173438 less 20261121-173438",
                                "before",
                                "after",
                                5980,
                                List.of(
                                        difference("funksvd-rank", 0.02, 0.0004, 0.012, Verdict.BETTER),
                                        difference(
                                                "als-implicit-long",
                                                -0.003,
                                                0.31,
                                                Double.POSITIVE_INFINITY,
                                                Verdict.NOT_DISTINGUISHABLE),
                                        difference("als", -0.02, 0.04, 0.012, Verdict.WORSE),
                                        new Difference("popularity", 0.17, 0.17, true, same.difference())))))),
                List.of("one thing."));
    }

    @Test
    void tellsWhatBecameOfEachVariantWithinAHundredColumns() {
        assertThat(CompareText.lines(found(true)))
                .containsExactly(
                        "Run 20261121-173438: ml-1m, 1,000,209 ratings, fingerprint 2387b2651db4d473",
                        "  held out: random 80/20, seed 42; CineMatch 0.1.0 (1b53688 with changes)",
                        "Run 20261122-173438: ml-1m, 1,000,209 ratings, fingerprint 2387b2651db4d473",
                        "  held out: random 80/20, seed 42; CineMatch 0.1.0 (1b53688 with changes)",
                        "",
                        "ndcg, full-catalogue",
                        "  gain",
                        "  variant        run               value  95 %               users",
                        "  funksvd-rank   20261122-173438  0.4000  0.3900…0.4100      5,980",
                        "  random         20261121-173438  0.0100                            (to read the others by)",
                        "  Differences: 20261122-173438 less 20261121-173438, on the same 5,980 users",
                        "                     before   after   differs                       p  visible",
                        "  funksvd-rank       0.3800  0.4000   +0.0200  +0.0100…+0.0300 <0.001   0.0120  better",
                        "  als-implicit-long  0.3800  0.3770   -0.0030  -0.0130…+0.0070  0.310    never  not distinguishable",
                        "  als                0.3800  0.3600   -0.0200  -0.0300…-0.0100  0.040   0.0120  worse",
                        "  popularity         0.1700  0.1700  the same for every user",
                        "",
                        "95 % intervals and p by a paired bootstrap over users, 2,000 resamples.",
                        "p is adjusted for 3 comparisons together (Holm).",
                        "visible: the smallest true difference that these users would have shown four times in five.",
                        "Note: one thing.")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void whatIsNeitherBetterNorWorseIsMoreOrLess() {
        assertThat(CompareText.lines(found(false)))
                .anyMatch(line -> line.startsWith("  funksvd-rank ") && line.endsWith("  more"))
                .anyMatch(line -> line.startsWith("  als ") && line.endsWith("  less"))
                .anyMatch(line -> line.endsWith("  not distinguishable"));
    }
}
