package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Steps as epochs take them. */
class FunkSVDScheduleSparkIT {
    private static final List<Row> ROWS = RatingTable.tastes(60, 40, 15, 3);
    private static final Dataset<Row> RATINGS = RatingTable.of(ROWS);

    private static FunkSVD bold() {
        return new FunkSVD().setSchedule("bold-driver").setRank(4).setNumBlocks(2);
    }

    @Test
    void theBoldDriverFindsAStepFromOneFarTooLong() {
        FunkSVDModel model = bold().setStepSize(8).setMaxIter(20).fit(RATINGS);

        List<EpochStats> epochs = model.summary().epochs();
        List<Double> kept = epochs.stream()
                .filter(epoch -> !epoch.undone())
                .map(EpochStats::trainRmse)
                .toList();
        assertThat(epochs.get(0).undone()).isTrue();
        assertThat(epochs.get(1).step()).isEqualTo(4);
        assertThat(kept).isSortedAccordingTo((x, y) -> y.compareTo(x));
        assertThat(RatingTable.rmse(model, RATINGS)).isLessThan(0.7);
    }

    /** Undone epochs leave nothing behind: the model and its held-out error are those of the epoch before. */
    @Test
    void anUndoneEpochLeavesNothingBehind() {
        FunkSVD estimator = bold().setStepSize(0.9).setValidationShare(0.2).setPatience(20);
        List<EpochStats> heard = new ArrayList<>();
        FunkSVDModel model = estimator.setMaxIter(20).fit(RATINGS, heard::add);
        List<EpochStats> epochs = model.summary().epochs();
        int best = model.summary().bestEpoch();

        assertThat(heard).isEqualTo(epochs);
        assertThat(epochs).anySatisfy(epoch -> assertThat(epoch.undone()).isTrue());
        assertThat(epochs)
                .allSatisfy(epoch ->
                        assertThat(Double.isNaN(epoch.validationRmse())).isEqualTo(epoch.undone()));
        assertThat(epochs.stream()
                        .mapToDouble(EpochStats::validationRmse)
                        .filter(rmse -> !Double.isNaN(rmse))
                        .min())
                .hasValue(epochs.get(best - 1).validationRmse());
        assertThat(RatingTable.bits(estimator.setMaxIter(best).fit(RATINGS))).isEqualTo(RatingTable.bits(model));
    }

    @Test
    void theBoldDriverRepeatsItself() {
        FunkSVD estimator = bold().setStepSize(1.5).setMaxIter(8);

        assertThat(RatingTable.bits(estimator.fit(RatingTable.of(RatingTable.shuffled(ROWS, 9), 5))))
                .isEqualTo(RatingTable.bits(estimator.fit(RATINGS)));
    }

    @Test
    void whenNoEpochLeavesANumberNothingIsAnswered() {
        assertThatThrownBy(() -> bold().setStepSize(1e9).setMaxIter(3).fit(RATINGS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("none of 3 epochs")
                .hasMessageContaining("lower stepSize");
    }

    @Test
    void whatWasMeasuredOfEachEpochIsTold() {
        AtomicLong clock = new AtomicLong();

        FunkSVDModel model = new FunkSVD()
                .setSchedule("inverse")
                .setStepSize(0.04)
                .setStepDecay(0.5)
                .setMaxIter(3)
                .setNumBlocks(2)
                .fit(RATINGS, epoch -> {}, () -> clock.getAndAdd(500_000_000));

        assertThat(model.summary().epochs()).extracting(EpochStats::seconds).containsOnly(0.5);
        assertThat(model.summary().epochs())
                .extracting(EpochStats::ratingsPerSecond)
                .containsOnly(1800.0);
        assertThat(model.summary().epochs().get(2).step()).isCloseTo(0.04 / 3, within(1e-15));
        // Asked once more before and after all.
        assertThat(model.summary().seconds()).isEqualTo(3.5);
        assertThat(model.summary().ratingsPerSecond()).isCloseTo(3 * 900 / 3.5, within(1e-9));
        assertThat(model.summary().restarts()).isZero();
    }

    @Test
    void unknownSchedulesAndIntervalsAreRefusedByName() {
        assertThatThrownBy(() -> new FunkSVD().setSchedule("cosine"))
                .hasMessageContaining("schedule")
                .hasMessageContaining("cosine");
        for (int interval : new int[] {0, -2}) {
            assertThatThrownBy(() -> new FunkSVD().setCheckpointInterval(interval))
                    .hasMessageContaining("checkpointInterval");
        }
    }
}
