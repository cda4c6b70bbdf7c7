package io.cinematch.jobs.sample;

import java.util.SplittableRandom;

/**
 * Random numbers of one user or one movie, which no other user or movie can disturb. Only integer steps and StrictMath,
 * so that every JVM and processor draws the same.
 */
final class Draws {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    private Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    static Draws ofUser(long seed, int user) {
        return new Draws(mixed(mixed(seed) + 2L * user));
    }

    static Draws ofMovie(long seed, int movie) {
        return new Draws(mixed(mixed(seed) + 2L * movie + 1));
    }

    /** 0 inclusive to 1 exclusive, in steps of 2⁻⁵³. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    int below(int bound) {
        return (int) (uniform() * bound);
    }

    <T> T oneOf(T[] choices) {
        return choices[below(choices.length)];
    }

    /** Standard normal, by Marsaglia's polar method, two at a time. */
    double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        return x * scale;
    }

    /** The finaliser of MurmurHash3: neighbouring ids start far apart. */
    private static long mixed(long value) {
        long z = (value + 0x9e3779b97f4a7c15L);
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
