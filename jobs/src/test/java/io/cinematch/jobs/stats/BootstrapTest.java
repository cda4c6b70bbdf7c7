package io.cinematch.jobs.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int MANY = 1_000_000;

    /**
     * 1,000 samples of 200 users, of a normal distribution with mean 0.3. What is counted is binomial: at 95 % its standard
     * deviation is 0.7 %, at 50 % 1.6 %; allowed are three of them. (The exact coverage is 0.948: the percentile interval
     * has z for t, and n for n − 1.)
     */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        double[][] samples = samples(7, random -> 0.3 + random.nextGaussian());
        double[][] replicates = replicates(samples);
        long held = IntStream.range(0, samples.length)
                .mapToObj(n -> Bootstrap.interval(StatUtils.mean(samples[n]), replicates[n], 0.95))
                .filter(found -> found.low() <= 0.3 && 0.3 <= found.high())
                .count();
        assertThat(held / 1000.0).isCloseTo(0.95, within(0.021));
    }

    /** The same of two variants that are equally good: p is uniform, so a share of α is at most α. */
    @Test
    void variantsThatAreEquallyGoodAreCalledDifferentAsOftenAsAllowed() {
        double[][] replicates = replicates(samples(8, random -> random.nextGaussian() - random.nextGaussian()));
        assertThat(share(replicates, 0.05)).isCloseTo(0.05, within(0.021));
        assertThat(share(replicates, 0.25)).isCloseTo(0.25, within(0.041));
        assertThat(share(replicates, 0.5)).isCloseTo(0.5, within(0.048));
        assertThat(share(replicates, 0.75)).isCloseTo(0.75, within(0.041));
    }

    /** A difference as large as the smallest that shows is found four times in five; three binomial deviations: 0.038. */
    @Test
    void theSmallestDifferenceIsFoundFourTimesInFive() {
        // (z_{0.975} + z_{0.8}) / √200 for users whose differences have the standard deviation 1.
        double smallest = (1.959964 + 0.841621) / Math.sqrt(200);
        double[][] replicates = replicates(samples(9, random -> smallest + random.nextGaussian()));
        double said = Arrays.stream(replicates)
                .mapToDouble(differences -> Bootstrap.smallest(differences, 200, 0.95))
                .average()
                .orElseThrow();
        assertThat(share(replicates, 0.05)).isCloseTo(0.8, within(0.038));
        assertThat(said).isCloseTo(smallest, within(0.01 * smallest));
    }

    @Property(tries = 1000, seed = "2")
    void theIntervalLeavesZeroOutExactlyWhenPIsSmall(
            @ForAll long seed,
            @ForAll @IntRange(min = 39, max = 500) int resamples,
            @ForAll @DoubleRange(min = -4, max = 4) double mean,
            @ForAll @IntRange(min = 0, max = 1) int which) {
        double confidence = new double[] {0.95, 0.9}[which];
        Random random = new Random(seed);
        double[] replicates = IntStream.range(0, resamples)
                .mapToDouble(b -> Math.rint(8 * (mean + random.nextGaussian())))
                .toArray();
        Interval found = Bootstrap.interval(mean, replicates, confidence);
        assertThat(found.low() > 0 || found.high() < 0)
                .isEqualTo(Bootstrap.p(replicates, MANY) <= Bootstrap.risk(confidence));
    }

    /** 1 … 999: k = 1000 · 0.05 / 2 = 25; with 90 % it is 50, though 1 − 0.9 is less than 0.1. */
    @Test
    void theIntervalIsBetweenTheReplicatesOfThePercentiles() {
        double[] replicates =
                IntStream.rangeClosed(1, 999).mapToDouble(b -> 1000 - b).toArray();
        assertThat(Bootstrap.interval(500.5, replicates, 0.95)).isEqualTo(new Interval(500.5, 25, 975));
        assertThat(Bootstrap.interval(500.5, replicates, 0.9)).isEqualTo(new Interval(500.5, 50, 950));
        assertThat(Bootstrap.interval(3, new double[] {2, 4, 3}, 0.95)).isEqualTo(new Interval(3, 2, 4));
    }

    /** Of 999 replicates 9 are at most 0: 2 · (9 + 1) / 1000. */
    @Test
    void pCountsTheReplicatesOnTheOtherSide() {
        double[] replicates = IntStream.range(-8, 991).asDoubleStream().toArray();
        double[] turned = DoubleStream.of(replicates).map(d -> -d).toArray();
        assertThat(Bootstrap.p(replicates, MANY)).isEqualTo(0.02);
        assertThat(Bootstrap.p(turned, MANY)).isEqualTo(0.02);
    }

    @Test
    void variantsThatNeverDifferHaveAPOfOne() {
        assertThat(Bootstrap.p(new double[999], MANY)).isEqualTo(1);
        assertThat(Bootstrap.smallest(new double[999], MANY, 0.95)).isZero();
    }

    /** All users prefer the same variant with 2 · ½^n: 1, 1/2, …, 1/16 of five, 1/32 of six. */
    @Test
    void fewUsersAreNeverSureHoweverManyTheResamples() {
        double[] sure = new double[9999];
        Arrays.fill(sure, 0.3);
        assertThat(Bootstrap.p(sure, 1)).isEqualTo(1);
        assertThat(Bootstrap.p(sure, 2)).isEqualTo(0.5);
        assertThat(Bootstrap.p(sure, 6)).isEqualTo(1 / 32.0);
        assertThat(Bootstrap.p(sure, 100)).isEqualTo(2 / 10000.0);
        assertThat(Bootstrap.canTell(5, 0.95)).isFalse();
        assertThat(Bootstrap.canTell(6, 0.95)).isTrue();
        assertThat(Bootstrap.smallest(sure, 5, 0.95)).isInfinite();
    }

    @Test
    void theIntervalOfOneUserIsTheValue() {
        double[] replicates = Resamples.of(1, 100, 1).means(new double[][] {{0.3}})[0];
        assertThat(Bootstrap.interval(0.3, replicates, 0.95)).isEqualTo(new Interval(0.3, 0.3, 0.3));
    }

    @Test
    void refusesWhatIsNoNumber() {
        double[] broken = {1, Double.NaN};
        assertThatThrownBy(() -> Bootstrap.p(broken, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bootstrap.interval(1, broken, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bootstrap.interval(Double.NaN, new double[] {1}, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bootstrap.interval(1, new double[0], 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bootstrap.interval(1, new double[] {1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[][] samples(long seed, ToDoubleFunction<Random> user) {
        Random random = new Random(seed);
        double[][] samples = new double[1000][200];
        for (double[] sample : samples) {
            Arrays.setAll(sample, u -> user.applyAsDouble(random));
        }
        return samples;
    }

    /** 50 samples at a time meet the same draws, which is quick, and 20 different ones, so that no draws decide alone. */
    private static double[][] replicates(double[][] samples) {
        return IntStream.range(0, 20)
                .boxed()
                .flatMap(n -> Arrays.stream(
                        Resamples.of(200, 999, n).means(Arrays.copyOfRange(samples, 50 * n, 50 * n + 50))))
                .toArray(double[][]::new);
    }

    private static double share(double[][] replicates, double alpha) {
        return Arrays.stream(replicates)
                .mapToDouble(differences -> Bootstrap.p(differences, 200) <= alpha ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
