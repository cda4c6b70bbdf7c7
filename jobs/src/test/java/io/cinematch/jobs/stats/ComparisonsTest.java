package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.stats.Comparisons.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final int USERS = 400;

    /** Users differ by far more than variants do: what makes 0.05 show is that the same users are compared. */
    private static final List<Measured> VARIANTS = variants(USERS, 0.0, 0.05, 0.05);

    @Test
    void areAllPairsInTheOrderGiven() {
        assertThat(of(false, VARIANTS))
                .extracting(c -> c.protocol() + " " + c.metric() + " " + c.a() + " " + c.b())
                .containsExactly("rated-only ndcg 0 1", "rated-only ndcg 0 2", "rated-only ndcg 1 2");
    }

    @Test
    void findWhatIsBetterAndWhatIsLuck() {
        assertThat(of(false, VARIANTS))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.WORSE, Verdict.WORSE, Verdict.NOT_DISTINGUISHABLE);
        Comparison first = of(false, VARIANTS).get(0);
        // Three standard deviations, 0.1 · √2 / √400 each.
        assertThat(first.difference().value()).isCloseTo(-0.05, within(0.021));
        assertThat(first.difference().high()).isNegative();
        assertThat(first.smallest()).isBetween(0.001, 0.05);
    }

    @Test
    void turnTheVerdictWhereLessIsBetter() {
        assertThat(of(true, VARIANTS))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.BETTER, Verdict.BETTER, Verdict.NOT_DISTINGUISHABLE);
    }

    @Test
    void judgeByThePThatHolmAdjusted() {
        List<Comparison> found = of(false, VARIANTS);
        double[] adjusted =
                Holm.adjust(found.stream().mapToDouble(Comparison::p).toArray());
        assertThat(found.stream().mapToDouble(Comparison::adjusted).toArray()).isEqualTo(adjusted);

        // 1 of 79 replicates on the other side: p = 0.05 alone, 0.15 among three.
        double[] shifted = new double[79];
        Arrays.setAll(shifted, b -> b);
        Measured some = new Measured("some", 40, shifted);
        Measured none = new Measured("none", 0, new double[79]);
        Measured same = new Measured("same", 0, new double[79]);
        assertThat(of(false, List.of(some, none)).get(0).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(of(false, List.of(some, none, same)).get(0).verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    }

    @Test
    void identicalVariantsAreNotDistinguishable() {
        Measured one = VARIANTS.get(0);
        Comparison found = of(false, List.of(one, one)).get(0);
        assertThat(found.p()).isEqualTo(1);
        assertThat(found.adjusted()).isEqualTo(1);
        assertThat(found.difference()).isEqualTo(new Interval(0, 0, 0));
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    }

    @Test
    void neverCallADifferenceOnOneUserMoreThanLuck() {
        Comparison found = Comparisons.of("stars", "rmse", true, variants(1, 0, 3), 1, 0.95)
                .get(0);
        assertThat(found.p()).isEqualTo(1);
        assertThat(found.difference().low()).isEqualTo(found.difference().high());
        assertThat(found.smallest()).isInfinite();
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    }

    @Test
    void fewerThanTwoVariantsHaveNothingToCompare() {
        assertThat(of(false, VARIANTS.subList(0, 1))).isEmpty();
        assertThat(of(false, List.of())).isEmpty();
    }

    /** With one resample fewer the surest of 21 pairs has an adjusted p above 5 %. */
    @Test
    void sayHowManyResamplesTheCorrectionNeeds() {
        int needed = (int) Comparisons.resamplesNeeded(7, 0.95);
        assertThat(needed).isEqualTo(839);
        assertThat(21 * 2.0 / (needed + 1)).isLessThanOrEqualTo(0.05);
        assertThat(21 * 2.0 / needed).isGreaterThan(0.05);
    }

    @Test
    void refuseReplicatesThatAreNotOfTheSameResamples() {
        Measured other = new Measured("other", 0, new double[3]);
        assertThatThrownBy(() -> of(false, List.of(VARIANTS.get(0), other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Comparison> of(boolean lessIsBetter, List<Measured> variants) {
        return Comparisons.of("rated-only", "ndcg", lessIsBetter, variants, USERS, 0.95);
    }

    /** Variants that are better by so much, named by number. */
    private static List<Measured> variants(int users, double... better) {
        Random random = new Random(4);
        double[] base = random.doubles(users, 0, 10).toArray();
        double[][] columns = new double[better.length][users];
        for (int c = 0; c < better.length; c++) {
            for (int u = 0; u < users; u++) {
                columns[c][u] = base[u] + better[c] + 0.1 * random.nextGaussian();
            }
        }
        double[][] replicates = Resamples.of(users, 999, 6).means(columns);
        List<Measured> variants = new ArrayList<>();
        for (int c = 0; c < better.length; c++) {
            variants.add(new Measured(String.valueOf(c), StatUtils.mean(columns[c]), replicates[c]));
        }
        return variants;
    }

    /** What Holm's correction does to comparisons of several metrics together. */
    @Test
    void comparisonsMadeApartAreJudgedTogether() {
        Comparison sure = apart(0.001, Verdict.BETTER);
        Comparison nearly = apart(0.04, Verdict.WORSE);
        Comparison not = apart(0.5, Verdict.NOT_DISTINGUISHABLE);

        List<Comparison> together = Comparisons.together(List.of(nearly, sure, not), 0.95);

        assertThat(together).extracting(Comparison::p).containsExactly(0.04, 0.001, 0.5);
        assertThat(together).extracting(Comparison::adjusted).containsExactly(0.08, 0.003, 0.5);
        assertThat(together)
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.NOT_DISTINGUISHABLE, Verdict.BETTER, Verdict.NOT_DISTINGUISHABLE);
        assertThat(Comparisons.together(List.of(), 0.95)).isEmpty();
        assertThat(Comparisons.together(List.of(nearly), 0.95)).containsExactly(nearly);
    }

    private static Comparison apart(double p, Verdict verdict) {
        return new Comparison("full-catalogue", "ndcg", "a", "b", new Interval(0, 0, 0), p, p, 0.1, verdict);
    }
}
