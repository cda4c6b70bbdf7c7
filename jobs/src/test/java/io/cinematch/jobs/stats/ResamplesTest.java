package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ResamplesTest {
    /** Columns that are 1 for one user and 0 for the others show how often each was drawn. */
    @Property(tries = 200, seed = "1")
    void meansAndRatiosAreThoseOfTheUsersDrawn(
            @ForAll @IntRange(min = 1, max = 150) int users,
            @ForAll @IntRange(min = 1, max = 40) int resamples,
            @ForAll long seed) {
        double[][] columns = new double[users + 2][users];
        for (int u = 0; u < users; u++) {
            columns[u][u] = 1;
        }
        Random random = new Random(seed);
        columns[users] = random.doubles(users, -5, 5).toArray();
        columns[users + 1] = random.doubles(users, 1, 9).toArray();
        Resamples drawn = Resamples.of(users, resamples, seed);
        double[][] means = drawn.means(columns);
        double[][] ratios = drawn.ratios(new double[][] {columns[users]}, new double[][] {columns[users + 1]});
        for (int b = 0; b < resamples; b++) {
            long total = 0;
            double sum = 0;
            double below = 0;
            for (int u = 0; u < users; u++) {
                long count = Math.round(means[u][b] * users);
                assertThat(means[u][b] * users).isCloseTo(count, within(1e-9));
                assertThat(count).isNotNegative();
                total += count;
                sum += count * columns[users][u];
                below += count * columns[users + 1][u];
            }
            assertThat(total).isEqualTo(users);
            assertThat(means[users][b]).isCloseTo(sum / users, within(1e-9));
            assertThat(ratios[0][b]).isCloseTo(sum / below, within(1e-9));
        }
    }

    /** The standard deviation of a mean is σ/√n: its estimate from 20,000 replicates is within 2 %, four times its own. */
    @Test
    void spreadAsMeansOfUsersDo() {
        double[] values = new Random(1).doubles(50).toArray();
        double[] means = Resamples.of(50, 20_000, 1).means(new double[][] {values})[0];
        double expected = Math.sqrt(StatUtils.populationVariance(values) / 50);
        assertThat(Math.sqrt(StatUtils.variance(means))).isCloseTo(expected, within(0.02 * expected));
        assertThat(StatUtils.mean(means)).isCloseTo(StatUtils.mean(values), within(4 * expected / Math.sqrt(20_000)));
    }

    @Test
    void areTheSameBitsWhateverTheNumberOfThreads() {
        double[][] columns = columns(7, 1000);
        Resamples resamples = Resamples.of(1000, 101, 5);
        double[][] alone = in(new ForkJoinPool(1), resamples, columns);
        double[][] among = in(new ForkJoinPool(7), resamples, columns);
        assertThat(alone).isDeepEqualTo(among);
        assertThat(alone).isDeepEqualTo(resamples.means(columns));
    }

    @Test
    void aReplicateDependsNeitherOnOtherColumnsNorOnHowManyThereAre() {
        double[][] columns = columns(9, 300);
        double[][] many = Resamples.of(300, 50, 5).means(columns);
        double[][] few = Resamples.of(300, 13, 5).means(new double[][] {columns[8]});
        assertThat(few[0]).isEqualTo(Arrays.copyOf(many[8], 13));
    }

    @Test
    void anotherSeedDrawsOthers() {
        double[][] columns = columns(1, 300);
        assertThat(Resamples.of(300, 50, 5).means(columns)[0])
                .doesNotContain(Resamples.of(300, 50, 6).means(columns)[0]);
    }

    @Test
    void oneUserIsAllThereIsToDraw() {
        assertThat(Resamples.of(1, 3, 5).means(new double[][] {{0.25}})[0]).containsOnly(0.25);
    }

    @Test
    void noColumnsHaveNoMeans() {
        assertThat(Resamples.of(10, 3, 5).means(new double[0][])).isEmpty();
    }

    @Test
    void refusesWhatHasNoMean() {
        assertThatThrownBy(() -> Resamples.of(0, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resamples.of(10, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        Resamples two = Resamples.of(2, 10, 1);
        assertThatThrownBy(() -> two.means(new double[][] {{1, 2}, {1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 1 has NaN for user 1");
        assertThatThrownBy(() -> two.means(new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 0 has values of 1 users, not of 2");
    }

    @Test
    void refusesRatiosThatAResampleCouldLeaveWithoutADenominator() {
        Resamples two = Resamples.of(2, 10, 1);
        assertThatThrownBy(() -> two.ratios(new double[][] {{1, 2}}, new double[][] {{1, 0}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.ratios(new double[][] {{1, 2}}, new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[][] in(ForkJoinPool pool, Resamples resamples, double[][] columns) {
        try {
            return pool.submit(() -> resamples.means(columns)).join();
        } finally {
            pool.shutdown();
        }
    }

    private static double[][] columns(int columns, int users) {
        Random random = new Random(3);
        double[][] values = new double[columns][];
        Arrays.setAll(values, c -> random.doubles(users).toArray());
        return values;
    }

    @Test
    void whatIsNotThereMovesTheMeanNeitherWay() {
        assertThat(Resamples.filled(new double[] {1, Double.NaN, 3})).containsExactly(1, 2, 3);
        assertThat(Resamples.filled(new double[] {Double.NaN})).containsExactly(0);
    }
}
