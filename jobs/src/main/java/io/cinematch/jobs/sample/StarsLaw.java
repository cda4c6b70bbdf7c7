package io.cinematch.jobs.sample;

import org.apache.commons.math3.special.Erf;

/** From a noise-free score to stars: the draw, and what the best possible predictor expects. */
final class StarsLaw {
    private static final double LOW = -6;
    private static final double HIGH = 13;
    private static final int STEPS_PER_STAR = 512;

    /** Exact at every 1/512 star; a straight line between, off by less than 10⁻⁶ stars. */
    private final double[] expected = new double[(int) (HIGH - LOW) * STEPS_PER_STAR + 1];

    StarsLaw() {
        for (int i = 0; i < expected.length; i++) {
            expected[i] = exactlyExpected(LOW + (double) i / STEPS_PER_STAR);
        }
    }

    /** 0.5 to 5 in half steps. */
    static double draw(double score, Draws draws) {
        double halves = Math.rint(2 * (score + PlantedModel.NOISE_SD * draws.normal()));
        return Math.max(1, Math.min(10, halves)) / 2;
    }

    /** E[stars | score]. */
    double expected(double score) {
        double at = Math.max(0, Math.min(expected.length - 1.001, (score - LOW) * STEPS_PER_STAR));
        int i = (int) at;
        return expected[i] + (at - i) * (expected[i + 1] - expected[i]);
    }

    /** Half a star, and half a star more for each border between two cells of the grid that the draw lies above. */
    static double exactlyExpected(double score) {
        double stars = 0.5;
        for (int border = 1; border <= 9; border++) {
            double z = (0.25 + 0.5 * border - score) / PlantedModel.NOISE_SD;
            stars += 0.5 * 0.5 * Erf.erfc(z / Math.sqrt(2));
        }
        return stars;
    }
}
