package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaRDDComparisons;
import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.foldin.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Equal ratings, parameters, seed and blocks give equal bytes. */
class FunkSVDRepeatSparkIT {
    private static final List<Row> ROWS = RatingTable.tastes(60, 40, 15, 3);

    private static FunkSVD estimator() {
        return new FunkSVD().setRank(5).setMaxIter(4).setValidationShare(0.1).setNumBlocks(3);
    }

    @Test
    void whateverTheOrderAndThePartitionsOfTheInput() {
        FunkSVDModel model = estimator().fit(RatingTable.of(ROWS, 2), epoch -> {}, () -> 0);
        FunkSVDModel again = estimator().fit(RatingTable.of(ROWS, 2));
        FunkSVDModel other = estimator().fit(RatingTable.of(RatingTable.shuffled(ROWS, 9), 5), epoch -> {}, () -> 0);

        assertThat(RatingTable.bits(again)).isEqualTo(RatingTable.bits(model));
        assertThat(RatingTable.bits(other)).isEqualTo(RatingTable.bits(model));
        assertThat(other.summary().epochs()).isEqualTo(model.summary().epochs());
        JavaRDDComparisons.assertRDDEquals(
                model.userFactors().toJavaRDD(), other.userFactors().toJavaRDD());
        JavaRDDComparisons.assertRDDEqualsWithOrder(
                model.itemFactors().toJavaRDD(), other.itemFactors().toJavaRDD());
    }

    /** A sum of such numbers depends on its order: the mean once did on which task finished first. */
    @Test
    void alsoOfRatingsThatAreNoHalfStars() {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < 4000; k++) {
            rows.add(RatingTable.row(k / 20, k % 20, random.nextGaussian() * Math.exp(10 * random.nextDouble())));
        }
        FunkSVD estimator = estimator().setStepSize(1e-9).setMaxIter(1);

        List<String> bits = RatingTable.bits(estimator.fit(RatingTable.of(rows, 1)));

        for (int partitions : new int[] {2, 3, 8}) {
            assertThat(RatingTable.bits(
                            estimator.fit(RatingTable.of(RatingTable.shuffled(rows, partitions), partitions))))
                    .isEqualTo(bits);
        }
    }

    @Test
    void alsoWithMissingRatingsDrawn() {
        FunkSVD estimator = estimator().setMissingWeight(0.4).setMissingPerRating(3);

        List<String> bits = RatingTable.bits(estimator.fit(RatingTable.of(ROWS, 2)));

        assertThat(RatingTable.bits(estimator.fit(RatingTable.of(RatingTable.shuffled(ROWS, 9), 5))))
                .isEqualTo(bits);
        assertThat(bits).isNotEqualTo(RatingTable.bits(estimator().fit(RatingTable.of(ROWS))));
    }

    @Test
    void theSeedMatters() {
        assertThat(RatingTable.bits(estimator().setSeed(1).fit(RatingTable.of(ROWS))))
                .isNotEqualTo(RatingTable.bits(estimator().setSeed(2).fit(RatingTable.of(ROWS))));
    }

    @Test
    void whenTasksThatReadTheInputFailAtFirst() {
        Dataset<Row> flaky = SharedSpark.session()
                .createDataFrame(RatingTable.of(ROWS, 3).toJavaRDD().map(row -> failFirst(row)), RatingTable.SCHEMA);

        assertThat(RatingTable.bits(estimator().fit(flaky)))
                .isEqualTo(RatingTable.bits(estimator().fit(RatingTable.of(ROWS, 3))));
    }

    @Test
    void whenEveryTaskOfEveryStratumFailsAtFirst() {
        StepSchedule steps = new StepSchedule.Geometric(0.03, 0.93);
        TrainingSpec spec =
                new TrainingSpec(5, 4, steps, 0.4, 0.05, 0.05, 0.05, 0.05, Missing.NONE, 0.02, 0.1, 3, 3, 10, 42);
        Ratings ratings = Ratings.of(RatingTable.of(ROWS), spec);
        Ratings flaky = new Ratings(
                ratings.blocks.map(block -> failFirst(block)),
                ratings.items,
                ratings.mu,
                ratings.spread,
                ratings.trained);

        DsgdTrainer.Trained sound = train(ratings, spec);
        DsgdTrainer.Trained shaken = train(flaky, spec);

        assertThat(shaken.items()).usingRecursiveComparison().isEqualTo(sound.items());
        assertThat(shaken.users().collect())
                .usingRecursiveComparison()
                .isEqualTo(sound.users().collect());
        assertThat(shaken.epochs()).isEqualTo(sound.epochs());
        ratings.forget();
    }

    private static DsgdTrainer.Trained train(Ratings ratings, TrainingSpec spec) {
        return new DsgdTrainer(ratings, spec, epoch -> {}, () -> 0).train(StartingPoint.random(ratings, spec));
    }

    private static <T> T failFirst(T value) {
        if (TaskContext.get().attemptNumber() == 0) {
            throw new IllegalStateException("a first attempt, made to fail by the test");
        }
        return value;
    }
}
