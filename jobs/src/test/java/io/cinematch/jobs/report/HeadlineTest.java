package io.cinematch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.stats.Bootstrap;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final Map<String, Double> TWO = ExampleEvaluation.ordered("a", 0.302, "b", 0.3);

    private static EvaluationReport two(List<Comparison> comparisons) {
        return ExampleEvaluation.with(
                ExampleEvaluation.of(TWO, Map.of(), Map.of()).rows(), comparisons, List.of());
    }

    @Test
    void namesOneWinnerWhereTwoVariantsHaveItsNumbers() {
        List<Headline> headlines = Headline.of(ExampleEvaluation.full());

        assertThat(headlines).extracting(Headline::winner).containsExactly("two-heads", "two-heads");
        assertThat(Headline.title(headlines)).isEqualTo("two-heads is best at both: what to show and how many stars");
        assertThat(headlines.get(0).sentences())
                .containsExactly(
                        "The same numbers: funksvd-rank.",
                        "0.0198 above als-implicit (0.0158 to 0.0238, p < 0.001): not luck.",
                        "The most rated movies, the same for everyone: 0.1732.");
        assertThat(headlines.get(1).sentences())
                .containsExactly(
                        "The same numbers: funksvd.", "0.0160 below als (0.0120 to 0.0200, p < 0.001): not luck.");
    }

    @Test
    void aVariantMadeOfAnotherIsComparedByItsName() {
        EvaluationReport all = ExampleEvaluation.full();
        EvaluationReport without = ExampleEvaluation.with(
                all.rows(),
                all.comparisons().stream()
                        .filter(c -> !c.a().equals("two-heads") && !c.b().equals("two-heads"))
                        .toList(),
                List.of());

        assertThat(Headline.of(without)).isEqualTo(Headline.of(all));
    }

    @Test
    void aSmallLeadMayBeLuck() {
        EvaluationReport evaluation = two(ExampleEvaluation.pairs(EvaluationReport.FULL_CATALOGUE, "ndcg", TWO, 1));

        assertThat(Headline.of(evaluation).get(0).sentences().get(0))
                .isEqualTo("0.0020 above b (−0.0020 to 0.0060, p = 1.000): that may be luck, the two are not "
                        + "distinguishable.");
    }

    @Test
    void aComparisonTheOtherWayRoundIsTurned() {
        Comparison turned = new Comparison(
                EvaluationReport.FULL_CATALOGUE,
                "ndcg",
                "b",
                "a",
                new Interval(-0.002, -0.003, -0.001),
                0.01,
                0.02,
                0.001,
                Verdict.WORSE);

        assertThat(Headline.of(two(List.of(turned))).get(0).sentences().get(0))
                .isEqualTo("0.0020 above b (0.0010 to 0.0030, p = 0.020): not luck.");
    }

    @Test
    void whereNoResampleSpeaksForLuckTheChanceOfItIsAtMostWhatTheyCanSay() {
        double least = Bootstrap.least(ExampleEvaluation.full().resamples());
        Comparison clear = new Comparison(
                EvaluationReport.FULL_CATALOGUE,
                "ndcg",
                "a",
                "b",
                new Interval(0.002, 0.001, 0.003),
                least,
                28 * least,
                0.001,
                Verdict.BETTER);

        assertThat(Headline.of(two(List.of(clear))).get(0).sentences().get(0))
                .isEqualTo("0.0020 above b (0.0010 to 0.0030, p ≤ %.3f): not luck.".formatted(28 * least));
    }

    @Test
    void whatWasNotTestedIsNotCalledLuckNorSkill() {
        assertThat(Headline.of(two(List.of())).get(0).sentences().get(0))
                .isEqualTo("0.0020 above b; whether that is luck was not tested.");
    }

    @Test
    void nobodyToBeat() {
        List<Headline> headlines = Headline.of(OddRuns.oneVariant().evaluation().orElseThrow());

        assertThat(headlines).hasSize(1);
        assertThat(headlines.get(0).sentences()).containsExactly("No other variant was judged by this.");
        assertThat(Headline.title(List.of())).isEqualTo("No variant stands out");
    }

    /** A bug once: of one user, whom no variant shows anything they like, one was said to be the best. */
    @Test
    void listsWithoutASingleHitHaveNoWinner() {
        Map<String, Double> nothing = ExampleEvaluation.ordered("a", 0.0, "b", 0.0);

        assertThat(Headline.of(ExampleEvaluation.of(nothing, Map.of(), Map.of())))
                .isEmpty();
    }
}
