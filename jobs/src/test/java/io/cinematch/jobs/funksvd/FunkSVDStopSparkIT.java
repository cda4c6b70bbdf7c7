package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** When training stops, which epoch the model is from, and what is left in the cache. */
class FunkSVDStopSparkIT {
    /** So little data for so many parameters that the held-out error soon rises again. */
    private static final Dataset<Row> OVERFITTED = RatingTable.of(RatingTable.tastes(60, 40, 12, 5));

    private static FunkSVD overfitting() {
        return new FunkSVD()
                .setRank(16)
                .setStepSize(0.1)
                .setStepDecay(1)
                .setRegParam(0)
                .setValidationShare(0.2)
                .setNumBlocks(2);
    }

    @Test
    void theModelIsThatOfTheBestEpoch() {
        FunkSVDModel model = overfitting().setMaxIter(25).setPatience(25).fit(OVERFITTED);

        TrainingSummary summary = model.summary();
        double best = summary.epochs().get(summary.bestEpoch() - 1).validationRmse();
        assertThat(summary.epochs())
                .hasSize(25)
                .allSatisfy(epoch -> assertThat(epoch.validationRmse()).isGreaterThanOrEqualTo(best));
        assertThat(summary.bestEpoch()).isBetween(2, 24);
        assertThat(RatingTable.rmse(model, heldOut(OVERFITTED, 0.2, 42))).isCloseTo(best, within(1e-5));
        assertThat(summary.ratings())
                .isEqualTo(OVERFITTED.count() - heldOut(OVERFITTED, 0.2, 42).count());
    }

    @Test
    void patienceEndsTraining() {
        List<EpochStats> heard = new ArrayList<>();

        FunkSVDModel model = overfitting().setMaxIter(25).setPatience(2).fit(OVERFITTED, heard::add);

        TrainingSummary summary = model.summary();
        assertThat(summary.epochs())
                .hasSizeLessThan(25)
                .hasSize(summary.bestEpoch() + 2)
                .isEqualTo(heard);
        assertThat(RatingTable.rmse(model, heldOut(OVERFITTED, 0.2, 42)))
                .isCloseTo(summary.epochs().get(summary.bestEpoch() - 1).validationRmse(), within(1e-5));
    }

    @Test
    void stoppingEarlyChangesNothingButTheEnd() {
        FunkSVDModel patient = overfitting().setMaxIter(25).setPatience(25).fit(OVERFITTED);
        int best = patient.summary().bestEpoch();

        FunkSVDModel exactly = overfitting().setMaxIter(best).setPatience(25).fit(OVERFITTED);

        assertThat(RatingTable.bits(exactly)).isEqualTo(RatingTable.bits(patient));
    }

    @Test
    void withoutValidationTheLastEpochIsTaken() {
        TrainingSummary summary = overfitting()
                .setValidationShare(0)
                .setMaxIter(3)
                .fit(OVERFITTED)
                .summary();

        assertThat(summary.bestEpoch()).isEqualTo(3);
        assertThat(summary.epochs()).extracting(EpochStats::validationRmse).containsOnly(Double.NaN);
        assertThat(summary.epochs()).extracting(EpochStats::trainRmse).isSortedAccordingTo((x, y) -> y.compareTo(x));
        assertThat(summary.ratings()).isEqualTo(OVERFITTED.count());
        assertThat(summary.ratingsPerSecond()).isPositive();
    }

    @Test
    void sixtyEpochsDoNotOverflowTheStack() {
        FunkSVDModel model =
                new FunkSVD().setRank(2).setMaxIter(60).setNumBlocks(2).fit(OVERFITTED);

        assertThat(model.summary().epochs()).hasSize(60);
    }

    @Test
    void divergenceStopsWithAdviceAndLeavesNothingCached() {
        Set<Integer> before = new TreeSet<>(SharedSpark.cached());

        assertThatThrownBy(() -> new FunkSVD()
                        .setStepSize(5)
                        .setMaxIter(10)
                        .setNumBlocks(2)
                        .fit(OVERFITTED))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("diverged")
                .hasMessageContaining("lower stepSize (5.0)");
        assertThat(SharedSpark.cached()).isSubsetOf(before);
    }

    @Test
    void aModelKeepsNothingCachedButItsUsers() {
        Set<Integer> before = new TreeSet<>(SharedSpark.cached());

        FunkSVDModel model = overfitting().setMaxIter(6).setPatience(2).fit(OVERFITTED);
        FunkSVDModel plain = new FunkSVD().setMaxIter(4).setNumBlocks(2).fit(OVERFITTED);

        Set<Integer> after = new TreeSet<>(SharedSpark.cached());
        after.removeAll(before);
        assertThat(after).hasSizeLessThanOrEqualTo(2);
        assertThat(model.userFactors().count()).isEqualTo(60);
        assertThat(plain.userFactors().count()).isEqualTo(60);
    }

    /** The held-out share, by the rule of RatingBlock. */
    private static Dataset<Row> heldOut(Dataset<Row> ratings, double share, long seed) {
        return RatingTable.of(ratings.collectAsList().stream()
                .filter(r -> Mix.unit(Mix.of(seed, r.getLong(0), r.getLong(1))) < share)
                .toList());
    }
}
