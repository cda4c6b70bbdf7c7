package io.cinematch.model.metrics;

/** The first k places of a list. */
final class TopK {
    private TopK() {}

    /** How many of them are filled: all, or fewer in a shorter list. */
    static int length(int[] list, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        return Math.min(k, list.length);
    }
}
