package io.cinematch.jobs.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bootstrap resamples of users: each draws as many users as there are, with replacement (Efron and Tibshirani, <i>An
 * Introduction to the Bootstrap</i>, 1993, ch. 6). All columns of a call meet the same draws, so that the replicates of
 * two variants on the same users may be subtracted: that is the paired bootstrap. Replicate b depends on the seed and b
 * alone, not on the number of threads, of resamples, or of the other columns. Work is linear in users × resamples ×
 * columns; draws are made anew in each call, so put all columns into one.
 */
public final class Resamples {
    /** Replicates that share one reading of the values. */
    private static final int BLOCK = 8;

    /** Users whose values stay in the cache of a core meanwhile. */
    private static final int TILE = 64;

    private final int users;
    private final long[] seeds;

    private Resamples(int users, long[] seeds) {
        this.users = users;
        this.seeds = seeds;
    }

    /**
     * @param users how many are drawn from, and drawn, at least 1
     * @param resamples replicates of every statistic, at least 1
     */
    public static Resamples of(int users, int resamples, long seed) {
        if (users < 1 || resamples < 1) {
            throw new IllegalArgumentException("%d resamples of %d users".formatted(resamples, users));
        }
        return new Resamples(users, new SplittableRandom(seed).longs(resamples).toArray());
    }

    /** Values with the mean of the others in place of those that are NaN: so they move the mean neither way. */
    public static double[] filled(double[] values) {
        double mean =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(0);
        return Arrays.stream(values).map(v -> Double.isNaN(v) ? mean : v).toArray();
    }

    /**
     * Replicates of means over users.
     *
     * @param columns for each the values of all users in the same order, finite
     * @return for each column its mean in every resample
     */
    public double[][] means(double[][] columns) {
        double[][] means = sums(columns);
        for (double[] column : means) {
            Arrays.setAll(column, b -> column[b] / users);
        }
        return means;
    }

    /**
     * Replicates of ratios of sums, for what is not a mean over users: with the squared errors of a user's ratings above
     * their number, √ of a replicate is an RMSE.
     *
     * @param numerators as in {@link #means}
     * @param denominators one for each of them; above 0 for every user, who else might be all of a resample
     * @return for each pair Σ numerators / Σ denominators in every resample
     */
    public double[][] ratios(double[][] numerators, double[][] denominators) {
        if (numerators.length != denominators.length) {
            throw new IllegalArgumentException(
                    "%d numerators but %d denominators".formatted(numerators.length, denominators.length));
        }
        for (double[] column : denominators) {
            for (double value : column) {
                if (value <= 0) {
                    throw new IllegalArgumentException("a user's denominator is " + value);
                }
            }
        }
        double[][] both = Arrays.copyOf(numerators, 2 * numerators.length);
        System.arraycopy(denominators, 0, both, numerators.length, denominators.length);
        double[][] sums = sums(both);
        double[][] ratios = new double[numerators.length][seeds.length];
        for (int c = 0; c < ratios.length; c++) {
            for (int b = 0; b < seeds.length; b++) {
                ratios[c][b] = sums[c][b] / sums[numerators.length + c][b];
            }
        }
        return ratios;
    }

    private double[][] sums(double[][] columns) {
        double[] byUser = byUser(columns);
        double[][] sums = new double[columns.length][seeds.length];
        int blocks = (seeds.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int from = block * BLOCK;
            double[][] replicates = block(from, Math.min(from + BLOCK, seeds.length), byUser, columns.length);
            for (int b = 0; b < replicates.length; b++) {
                for (int c = 0; c < columns.length; c++) {
                    sums[c][from + b] = replicates[b][c];
                }
            }
        });
        return sums;
    }

    /** All columns of a user side by side: the innermost loop then runs along memory, and is vectorised. */
    private double[] byUser(double[][] columns) {
        double[] byUser = new double[Math.multiplyExact(users, columns.length)];
        for (int c = 0; c < columns.length; c++) {
            if (columns[c].length != users) {
                throw new IllegalArgumentException(
                        "column %d has values of %d users, not of %d".formatted(c, columns[c].length, users));
            }
            for (int u = 0; u < users; u++) {
                if (!Double.isFinite(columns[c][u])) {
                    throw new IllegalArgumentException("column %d has %s for user %d".formatted(c, columns[c][u], u));
                }
                byUser[u * columns.length + c] = columns[c][u];
            }
        }
        return byUser;
    }

    /** Sums of some replicates, users always added in the same order. */
    private double[][] block(int from, int to, double[] byUser, int columns) {
        int[][] counts = new int[to - from][];
        Arrays.setAll(counts, b -> draw(seeds[from + b]));
        double[][] sums = new double[to - from][columns];
        for (int tile = 0; tile < users; tile += TILE) {
            int end = Math.min(tile + TILE, users);
            for (int b = 0; b < counts.length; b++) {
                add(counts[b], tile, end, byUser, sums[b]);
            }
        }
        return sums;
    }

    private int[] draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = new int[users];
        for (int n = 0; n < users; n++) {
            counts[random.nextInt(users)]++;
        }
        return counts;
    }

    private static void add(int[] counts, int from, int to, double[] byUser, double[] sums) {
        for (int u = from; u < to; u++) {
            // More than a third of the users are not in a resample.
            if (counts[u] > 0) {
                double times = counts[u];
                int at = u * sums.length;
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += times * byUser[at + c];
                }
            }
        }
    }
}
