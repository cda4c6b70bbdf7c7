package io.cinematch.jobs.sample;

import java.util.BitSet;

/** What is counted while ratings stream by. */
final class SampleSums {
    private final BitSet rated = new BitSet();
    private long ratings;
    private double stars;
    private double starsSquared;
    private double offExpected;

    void add(int movie, double given, double expected) {
        rated.set(movie);
        ratings++;
        stars += given;
        starsSquared += given * given;
        offExpected += (given - expected) * (given - expected);
    }

    long ratings() {
        return ratings;
    }

    SampleTruth truth(SampleSpec spec) {
        double mean = stars / ratings;
        return new SampleTruth(
                SampleTruth.GENERATOR,
                spec,
                SampleTruth.Parameters.planted(),
                rated.cardinality(),
                sixDigits(mean),
                sixDigits(Math.sqrt(offExpected / ratings)),
                sixDigits(Math.sqrt(Math.max(0, starsSquared / ratings - mean * mean))));
    }

    private static double sixDigits(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
