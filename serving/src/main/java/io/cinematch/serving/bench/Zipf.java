package io.cinematch.serving.bench;

import java.util.Arrays;

/** Draws ranks 0 … n − 1 by Zipf's law: rank k as often as 1 / (k + 1). */
final class Zipf {
    private final double[] upTo;

    /** @param n at least 1 */
    Zipf(int n) {
        upTo = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += 1.0 / (k + 1);
            upTo[k] = sum;
        }
    }

    /** @param uniform from 0, inclusive, to 1, exclusive */
    int rank(double uniform) {
        double at = uniform * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        // Each rank ends just before its own sum.
        return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
    }
}
