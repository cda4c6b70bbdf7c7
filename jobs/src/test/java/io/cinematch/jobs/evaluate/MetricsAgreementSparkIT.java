package io.cinematch.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.metrics.ErrorSum;
import io.cinematch.model.metrics.RandomCase;
import io.cinematch.model.metrics.RankingAtK;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.mllib.evaluation.RankingMetrics;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;
import scala.Tuple3;

/** Our metrics beside those of Spark: the same where conventions agree, and a test for each that does not. */
class MetricsAgreementSparkIT {
    private static final RandomCase ONE_USER =
            new RandomCase(List.of(7, 1, 8, 2, 3), BitSet.valueOf(new long[] {0b1110000000}), 5);

    /** Among the users are lists that are empty or short, k above all of them, and users for whom all is relevant. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 20})
    void rankingAgreesOnThousandsOfUsers(int k) {
        List<RandomCase> users =
                LongStream.range(0, 3000).mapToObj(RandomCase::of).toList();
        RankingMetrics<Integer> spark = spark(users);
        assertThat(mean(users, k, RankingAtK::precision)).isCloseTo(spark.precisionAt(k), within(1e-9));
        assertThat(mean(users, k, RankingAtK::recall)).isCloseTo(spark.recallAt(k), within(1e-9));
        assertThat(mean(users, k, RankingAtK::ndcg)).isCloseTo(spark.ndcgAt(k), within(1e-9));
        assertThat(mean(users, k, RankingAtK::averagePrecision))
                .isCloseTo(spark.meanAveragePrecisionAt(k), within(1e-9));
    }

    @Test
    void errorsAgreeOnThousandsOfRatings() {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        ErrorSum sum = ErrorSum.NONE;
        for (int n = 0; n < 5000; n++) {
            double stars = 0.5 * (1 + random.nextInt(10));
            double predicted = 3 + random.nextGaussian();
            rows.add(RowFactory.create(stars, predicted));
            sum = sum.plus(stars, predicted);
        }
        assertThat(sum.rmse()).isCloseTo(spark("rmse", rows), within(1e-9));
        assertThat(sum.mae()).isCloseTo(spark("mae", rows), within(1e-9));
    }

    @Test
    void aPredictionThatIsNoNumberMakesBothErrorsNoNumber() {
        List<Row> rows = List.of(RowFactory.create(4.0, Double.NaN), RowFactory.create(1.0, 3.0));
        ErrorSum sum = ErrorSum.NONE.plus(4, Double.NaN).plus(1, 3);
        assertThat(List.of(sum.rmse(), sum.mae(), spark("rmse", rows), spark("mae", rows)))
                .containsOnly(Double.NaN);
    }

    @Test
    void differsOverNoRatingsWhichSparkRefusesAndOursCallsNoNumber() {
        assertThatThrownBy(() -> spark("rmse", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(ErrorSum.NONE.rmse()).isNaN();
    }

    @Test
    void differsOnAUserWithoutTruthWhomSparkCountsAsZeroAndOursRefuses() {
        RandomCase without = new RandomCase(List.of(7, 1), new BitSet(), 5);
        RankingMetrics<Integer> spark = spark(List.of(ONE_USER, without));
        assertThat(spark.precisionAt(5)).isEqualTo(0.4 / 2);
        assertThat(spark.ndcgAt(5)).isEqualTo(spark(List.of(ONE_USER)).ndcgAt(5) / 2);
        assertThatThrownBy(() -> ours(without, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differsOverNoUsersWhichSparkCallsZero() {
        assertThat(spark(List.of()).precisionAt(5)).isZero();
        assertThat(mean(List.of(), 5, RankingAtK::precision)).isNaN();
    }

    /** Two hits in the first two, of three relevant: 2 / 2 with a cut at 2, 2 / 3 without one. */
    @Test
    void differsFromMeanAveragePrecisionWithoutACutWhichDividesByAllThatIsRelevant() {
        RandomCase user = new RandomCase(List.of(7, 8), ONE_USER.relevant(), 2);
        assertThat(ours(user, 2).averagePrecision()).isEqualTo(1);
        assertThat(spark(List.of(user)).meanAveragePrecisionAt(2)).isEqualTo(1);
        assertThat(spark(List.of(user)).meanAveragePrecision()).isEqualTo(2.0 / 3);
    }

    /** Spark's gain of a grade is 2^grade − 1: 31, 15 and 15; hits at 1 and 3, so (31 + 15/2) / (31 + 15/log2(3) + 15/2). */
    @Test
    void differsFromNdcgOfGradesWhichOursDoesNotKnow() {
        Tuple3<Iterable<Integer>, Iterable<Integer>, Iterable<Double>> graded =
                new Tuple3<>(ONE_USER.list(), List.of(7, 8, 9), List.of(5.0, 4.0, 4.0));
        RankingMetrics<Integer> spark = RankingMetrics.of(SharedSpark.context().parallelize(List.of(graded), 1));
        double second = 15 / (Math.log(3) / Math.log(2));
        assertThat(spark.ndcgAt(5)).isCloseTo(38.5 / (38.5 + second), within(1e-12));
        assertThat(ours(ONE_USER, 5).ndcg()).isNotCloseTo(spark.ndcgAt(5), within(0.05));
    }

    /** No difference, but why lists must hold each movie once: neither looks, and both then leave [0, 1]. */
    @Test
    void bothCountAMovieTwiceThatAListHoldsTwice() {
        RandomCase user = new RandomCase(List.of(7, 7, 7), BitSet.valueOf(new long[] {1 << 7}), 3);
        assertThat(spark(List.of(user)).recallAt(3)).isEqualTo(3);
        assertThat(ours(user, 3).recall()).isEqualTo(3);
    }

    private static RankingAtK ours(RandomCase user, int k) {
        return RankingAtK.of(user.array(), user.relevant(), k);
    }

    private static double mean(List<RandomCase> users, int k, ToDoubleFunction<RankingAtK> metric) {
        return users.stream()
                .mapToDouble(user -> metric.applyAsDouble(ours(user, k)))
                .average()
                .orElse(Double.NaN);
    }

    private static RankingMetrics<Integer> spark(List<RandomCase> users) {
        List<Tuple2<Iterable<Integer>, Iterable<Integer>>> pairs = new ArrayList<>();
        for (RandomCase user : users) {
            pairs.add(new Tuple2<>(
                    new ArrayList<>(user.list()),
                    user.relevant().stream().boxed().toList()));
        }
        return RankingMetrics.of(SharedSpark.context().parallelize(pairs, 2));
    }

    private static double spark(String metric, List<Row> rows) {
        return new RegressionEvaluator()
                .setMetricName(metric)
                .evaluate(SharedSpark.session()
                        .createDataFrame(
                                rows, new StructType().add("label", "double").add("prediction", "double")));
    }
}
