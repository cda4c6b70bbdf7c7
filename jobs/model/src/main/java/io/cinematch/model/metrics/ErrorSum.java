package io.cinematch.model.metrics;

import java.io.Serializable;

/**
 * Prediction error over a set of ratings, as sums that can be merged; every rating counts once, so that active users
 * count for more (Herlocker, Konstan, Terveen, Riedl, <i>Evaluating collaborative filtering recommender systems</i>, TOIS
 * 2004).
 *
 * @param n ratings counted
 * @param squared Σ (r − r̂)²
 * @param absolute Σ |r − r̂|
 */
public record ErrorSum(long n, double squared, double absolute) implements Serializable {
    public static final ErrorSum NONE = new ErrorSum(0, 0, 0);

    public ErrorSum plus(double stars, double predicted) {
        double e = stars - predicted;
        return new ErrorSum(n + 1, squared + e * e, absolute + Math.abs(e));
    }

    public ErrorSum plus(ErrorSum other) {
        return new ErrorSum(n + other.n, squared + other.squared, absolute + other.absolute);
    }

    /** √(Σ(r − r̂)² / n), in stars, at least {@link #mae}; NaN over nothing, or when a prediction was NaN. */
    public double rmse() {
        return Math.sqrt(squared / n);
    }

    /** Σ|r − r̂| / n, in stars, at least 0; NaN as {@link #rmse}. */
    public double mae() {
        return absolute / n;
    }
}
