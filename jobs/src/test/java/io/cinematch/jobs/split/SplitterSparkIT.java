package io.cinematch.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.settings.Settings.Split;
import io.cinematch.model.settings.Settings.SplitStrategy;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SplitterSparkIT {
    /** 200 users with 50 ratings each; the k-th rating of a user is of time k / 2. */
    private static final Dataset<Row> RATINGS = SharedSpark.session()
            .range(10_000)
            .selectExpr(
                    "floor(id / 50) as user",
                    "cast(id % 50 as int) as movie",
                    "3.0f as stars",
                    "floor((id % 50) / 2) as time");

    private static Split split(SplitStrategy strategy, double share, int last, long cut, long seed) {
        return new Split(strategy, share, last, Instant.ofEpochSecond(cut), seed);
    }

    private static Dataset<Row> side(Dataset<Row> ratings, Split split, boolean held) {
        return Splitter.side(Splitter.mark(ratings, split), held);
    }

    @Test
    void randomHoldsAboutTheShareAndLosesNothing() {
        Split split = split(SplitStrategy.RANDOM, 0.2, 1, 0, 42);
        Dataset<Row> train = side(RATINGS, split, false);
        Dataset<Row> test = side(RATINGS, split, true);

        // 2,000 expected, standard deviation 40.
        assertThat(test.count()).isBetween(1850L, 2150L);
        assertThat(train.intersect(test).count()).isZero();
        SharedSpark.comparisons().assertDataFrameNoOrderEquals(RATINGS, train.union(test));
        assertThat(test.groupBy("movie").count().selectExpr("max(count)").head().getLong(0))
                .isLessThan(70);
    }

    @Test
    void randomDependsOnTheSeedAndNotOnThePartitions() {
        Split split = split(SplitStrategy.RANDOM, 0.2, 1, 0, 42);
        Dataset<Row> test = side(RATINGS, split, true);

        SharedSpark.comparisons()
                .assertDataFrameNoOrderEquals(test, side(RATINGS.repartition(7).orderBy("stars"), split, true));
        Dataset<Row> other = side(RATINGS, split(SplitStrategy.RANDOM, 0.2, 1, 0, 43), true);
        // A fifth of a fifth, were the seeds independent: 400.
        assertThat(test.intersect(other).count()).isBetween(300L, 500L);
    }

    @Test
    void leaveLastHoldsTheNewestOfEveryUser() {
        Dataset<Row> test = side(RATINGS, split(SplitStrategy.LEAVE_LAST, 0, 3, 0, 0), true);

        assertThat(test.count()).isEqualTo(600);
        // Movies 48 and 49 are of the same, newest time; of 46 and 47, both a second older, the higher number goes
        // first.
        assertThat(test.select("movie").distinct().orderBy("movie").collectAsList())
                .extracting(r -> r.getInt(0))
                .containsExactly(47, 48, 49);
    }

    @Test
    void timeHoldsWhatIsNotOlderThanTheCut() {
        Dataset<Row> test = side(RATINGS, split(SplitStrategy.TIME, 0, 1, 24, 0), true);

        assertThat(test.selectExpr("min(time)", "count(*)").head().toSeq().mkString(" "))
                .isEqualTo("24 400");
    }

    @Test
    void describesItself() {
        assertThat(Splitter.describe(split(SplitStrategy.RANDOM, 0.2, 1, 0, 42)))
                .isEqualTo("random 80/20, seed 42");
        assertThat(Splitter.describe(split(SplitStrategy.RANDOM, 0.125, 1, 0, 42)))
                .isEqualTo("random 87.5/12.5, seed 42");
        assertThat(Splitter.describe(split(SplitStrategy.TIME, 0, 1, 0, 0)))
                .isEqualTo("ratings from 1970-01-01T00:00:00Z on held out");
    }
}
