package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Training that starts from an earlier model. */
class FunkSVDWarmStartSparkIT {
    private static final List<Row> ROWS = RatingTable.tastes(120, 50, 20, 4);
    private static final Dataset<Row> RATINGS = RatingTable.of(ROWS);

    private static FunkSVD estimator() {
        return new FunkSVD().setRank(4).setStepSize(0.06).setStepDecay(0.9).setNumBlocks(2);
    }

    @Test
    void needsAFractionOfTheEpochs() {
        FunkSVDModel cold = estimator().setMaxIter(24).fit(RATINGS);
        List<EpochStats> epochs = cold.summary().epochs();

        FunkSVDModel warm = estimator()
                .setInitialModel(cold)
                .setStepSize(epochs.get(23).step())
                .setMaxIter(2)
                .fit(RATINGS);
        FunkSVDModel shortly = estimator().setMaxIter(2).fit(RATINGS);

        assertThat(RatingTable.rmse(warm, RATINGS)).isLessThan(RatingTable.rmse(cold, RATINGS));
        assertThat(RatingTable.rmse(shortly, RATINGS)).isGreaterThan(1.2 * RatingTable.rmse(cold, RATINGS));
    }

    @Test
    void newUsersAndMoviesGetFactorsAndTheGoneAreGone() {
        FunkSVDModel earlier = estimator().setMaxIter(6).fit(RATINGS);
        List<Row> rows = new ArrayList<>(ROWS.subList(200, ROWS.size()));
        rows.add(RatingTable.row(7_000_000_000L, 3, 4));
        rows.add(RatingTable.row(50, 7_000_000_000L, 2));

        FunkSVDModel model = estimator().setInitialModel(earlier).setMaxIter(2).fit(RatingTable.of(rows));

        assertThat(model.userFactors().count()).isEqualTo(111);
        assertThat(model.itemFactors().count()).isEqualTo(51);
        assertThat(model.transform(RatingTable.of(rows))
                        .filter("isnan(prediction)")
                        .count())
                .isZero();
    }

    /** A step of almost nothing shows the model as training starts with it. */
    @Test
    void predictsAsBeforeThoughTheMeanHasMoved() {
        FunkSVDModel earlier = estimator().setMaxIter(6).fit(RATINGS);
        Dataset<Row> better = RatingTable.of(ROWS.stream()
                .map(r -> RatingTable.row(r.getLong(0), r.getLong(1), r.getFloat(2) + 1))
                .toList());

        FunkSVDModel model = estimator()
                .setInitialModel(earlier)
                .setStepSize(1e-9)
                .setMaxIter(1)
                .fit(better);

        assertThat(model.mu()).isCloseTo(earlier.mu() + 1, within(1e-6));
        Dataset<Row> both = earlier.transform(RATINGS)
                .withColumnRenamed("prediction", "earlier")
                .drop("rating")
                .join(model.transform(RATINGS), List.of("user", "item").toArray(String[]::new));
        assertThat(both.selectExpr("max(abs(prediction - earlier))").head().getFloat(0))
                .isLessThan(1e-5f);
    }

    @Test
    void thePartitionsOfTheEarlierModelDoNotMatter() {
        FunkSVDModel earlier = estimator().setNumBlocks(3).setMaxIter(3).fit(RATINGS);
        FunkSVD estimator = estimator().setMaxIter(2);
        List<String> bits = RatingTable.bits(estimator.setInitialModel(earlier).fit(RATINGS));

        for (int partitions : new int[] {1, 7}) {
            FunkSVDModel other = new FunkSVDModel(
                    "other",
                    earlier.userFactors().repartition(partitions),
                    new SentItems(earlier.items()),
                    earlier.summary());
            assertThat(RatingTable.bits(estimator.setInitialModel(other).fit(RATINGS)))
                    .isEqualTo(bits);
        }
        assertThat(RatingTable.bits(estimator.copy(ParamMap.empty()).fit(RATINGS)))
                .isEqualTo(bits);
        assertThat(RatingTable.bits(estimator.setInitialModel(null).fit(RATINGS)))
                .isNotEqualTo(bits);
    }

    @Test
    void anotherRankIsRefusedBeforeAnyJob() {
        FunkSVDModel earlier = estimator().setMaxIter(1).fit(RATINGS);
        JobCounter.drain();
        JobCounter jobs = JobCounter.listen();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> estimator().setRank(5).setInitialModel(earlier).fit(RATINGS))
                .withMessageContaining("initial model has rank 4")
                .withMessageContaining("rank 5");
        assertThat(jobs.stop()).isZero();
    }

    @Test
    void anExactFitIsNoDivergence() {
        List<Row> rows = new ArrayList<>();
        for (int u = 0; u < 20; u++) {
            for (int i = 0; i < 20; i++) {
                rows.add(RatingTable.row(u, i, 3 + 0.1 * (u - 9.5) + 0.05 * (i - 9.5)));
            }
        }
        FunkSVD estimator = new FunkSVD()
                .setRank(1)
                .setMaxIter(60)
                .setSchedule("constant")
                .setRegParam(0)
                .setBiasStep(1)
                .setNumBlocks(1);
        FunkSVDModel earlier = estimator.fit(RatingTable.of(rows));

        FunkSVDModel model = estimator.setInitialModel(earlier).fit(RatingTable.of(rows));

        assertThat(model.summary().epochs())
                .hasSize(60)
                .allSatisfy(epoch -> assertThat(epoch.trainRmse()).isLessThan(1e-3));
        assertThat(SharedSpark.session().sparkContext().isStopped()).isFalse();
    }
}
