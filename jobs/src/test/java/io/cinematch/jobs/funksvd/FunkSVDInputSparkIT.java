package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.SharedSpark;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small, strange and wrong input. */
class FunkSVDInputSparkIT {
    private static FunkSVD estimator() {
        return new FunkSVD().setRank(3).setMaxIter(10).setNumBlocks(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void oneRating(int blocks) {
        FunkSVDModel model = estimator().setNumBlocks(blocks).fit(RatingTable.of(List.of(RatingTable.row(7, 8, 4.5))));

        assertThat(model.mu()).isEqualTo(4.5);
        assertThat(model.userFactors().count()).isEqualTo(1);
        assertThat(model.itemFactors().count()).isEqualTo(1);
    }

    @Test
    void oneUserOneMovieAndMoreBlocksThanRatings() {
        List<Row> oneUser = List.of(RatingTable.row(1, 1, 5), RatingTable.row(1, 2, 1), RatingTable.row(1, 3, 3));
        List<Row> oneItem = List.of(RatingTable.row(1, 1, 5), RatingTable.row(2, 1, 1), RatingTable.row(3, 1, 3));

        for (List<Row> rows : List.of(oneUser, oneItem)) {
            FunkSVDModel model = estimator().setNumBlocks(6).setMaxIter(5).fit(RatingTable.of(rows));
            assertThat(RatingTable.rmse(model, RatingTable.of(rows))).isLessThan(1.7);
        }
    }

    @Test
    void idsBeyondTheIntegers() {
        List<Row> rows = List.of(
                RatingTable.row(5_000_000_000L, 9_000_000_000_000L, 4),
                RatingTable.row(-5_000_000_000L, 9_000_000_000_000L, 2),
                RatingTable.row(705_032_704L, 1, 3));

        FunkSVDModel model = estimator().fit(RatingTable.of(rows));

        assertThat(model.userFactors().orderBy("id").collectAsList())
                .extracting(r -> r.getLong(0))
                .containsExactly(-5_000_000_000L, 705_032_704L, 5_000_000_000L);
        assertThat(model.itemFactors().collectAsList())
                .extracting(r -> r.getLong(0))
                .containsExactly(1L, 9_000_000_000_000L);
        assertThat(model.transform(RatingTable.of(rows))
                        .filter("isnan(prediction)")
                        .count())
                .isZero();
    }

    @Test
    void everyWholeAndEveryNumericTypeWillDo() {
        Dataset<Row> rows = RatingTable.of(RatingTable.tastes(20, 10, 5, 1));
        List<String> bits = RatingTable.bits(estimator().setMaxIter(2).fit(rows));

        for (String types : List.of(
                "int(user) as user, smallint(item) as item, double(rating) as rating",
                "tinyint(user) as user, item, cast(rating as decimal(3,1)) as rating")) {
            Dataset<Row> cast = rows.selectExpr(types.split(", "));
            assertThat(RatingTable.bits(estimator().setMaxIter(2).fit(cast))).isEqualTo(bits);
        }
    }

    @Test
    void wrongColumnsAreRefusedByNameBeforeAnyJob() {
        Dataset<Row> rows = SharedSpark.session().sql("select 1L as user, '2' as item, 3.0f as rating, true as flag");
        JobCounter jobs = JobCounter.listen();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator().fit(rows))
                .withMessageContaining("column item must hold whole numbers")
                .withMessageContaining("string");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator().setItemCol("film").fit(rows))
                .withMessage("there is no column film; the columns are user, item, rating, flag");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        estimator().setItemCol("user").setRatingCol("flag").fit(rows))
                .withMessageContaining("column flag must hold numbers, not boolean");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        estimator().setUserCol("rating").setItemCol("user").fit(rows))
                .withMessageContaining("column rating must hold whole numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator()
                        .setItemCol("user")
                        .setPredictionCol("flag")
                        .setRatingCol("rating")
                        .fit(rows))
                .withMessageContaining("there already is a column flag");
        assertThatThrownBy(() ->
                        estimator().fit(rows, new ParamMap().put(estimator().rank(), -1)))
                .hasMessageContaining("rank")
                .hasMessageContaining("-1");
        assertThat(jobs.stop()).isZero();
    }

    @Test
    void moreFactorsThanAnArrayHoldsAreRefusedBeforeTraining() {
        FunkSVD estimator = estimator().setRank(50_000_000).setNumBlocks(1);
        Dataset<Row> items = RatingTable.of(LongStream.range(0, 40)
                .mapToObj(id -> RatingTable.row(1, id, 3))
                .toList());
        Dataset<Row> users = items.toDF("item", "user", "rating");
        JobCounter jobs = JobCounter.listen();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator.fit(items))
                .withMessageContaining("40 items of rank 50,000,000 are 3,200,000,000 factors")
                .withMessageContaining("lower rank, or leave out items with few ratings");
        assertThat(jobs.stop()).as("the job that counts").isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator.fit(users))
                .withMessageContaining("40 users of rank 50,000,000 in one block")
                .withMessageContaining("raise numBlocks (1)");
    }

    @Test
    void wrongParametersAreRefusedByName() {
        assertThatThrownBy(() -> new FunkSVD().setRank(-1))
                .hasMessageContaining("rank")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new FunkSVD().setStepSize(0)).hasMessageContaining("stepSize");
        assertThatThrownBy(() -> new FunkSVD().setStepSize(Double.NaN)).hasMessageContaining("stepSize");
        assertThatThrownBy(() -> new FunkSVD().setRegParam(-0.1)).hasMessageContaining("regParam");
        assertThatThrownBy(() -> new FunkSVD().setStepDecay(1.1)).hasMessageContaining("stepDecay");
        assertThatThrownBy(() -> new FunkSVD().setValidationShare(1)).hasMessageContaining("validationShare");
        assertThatThrownBy(() -> new FunkSVD().setMaxIter(0)).hasMessageContaining("maxIter");
        assertThatThrownBy(() -> new FunkSVD().setPatience(0)).hasMessageContaining("patience");
        assertThatThrownBy(() -> new FunkSVD().setNumBlocks(-1)).hasMessageContaining("numBlocks");
        assertThatThrownBy(() -> new FunkSVD().setColdStartStrategy("guess")).hasMessageContaining("coldStartStrategy");
    }

    @Test
    void badRatingsAreCountedAndRefused() {
        Set<Integer> before = new TreeSet<>(SharedSpark.cached());
        List<Row> rows = List.of(
                RatingTable.row(1, 1, 3),
                RatingTable.row(1, 2, Double.NaN),
                RatingTable.row(1, 3, Double.POSITIVE_INFINITY),
                RowFactory.create(null, 1L, 3f),
                RowFactory.create(1L, null, 3f),
                RowFactory.create(1L, 1L, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator().fit(RatingTable.of(rows)))
                .withMessageContaining(
                        "5 of 6 ratings cannot be trained on: 1 with null in column user, 1 with null in")
                .withMessageContaining(
                        "column item, 1 with null in column rating, 2 with NaN or infinity in column rating");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator().fit(RatingTable.of(List.of())))
                .withMessage("there are no ratings to train on");
        assertThat(SharedSpark.cached()).isSubsetOf(before);
    }

    @Test
    void aValidationShareThatLeavesNothingIsRefused() {
        Row rating = RatingTable.row(7, 8, 4.5);
        FunkSVD estimator = estimator().setValidationShare(0.999999);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimator.fit(RatingTable.of(List.of(rating))))
                .withMessageContaining("validationShare (0.999999) holds all of the 1 ratings out");
    }
}
