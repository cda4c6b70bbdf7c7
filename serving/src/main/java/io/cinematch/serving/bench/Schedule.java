package io.cinematch.serving.bench;

/**
 * When requests are due: at even distances, whatever becomes of the earlier ones.
 *
 * @param rate requests a second
 * @param count of them
 */
record Schedule(int rate, long count) {
    private static final long SECOND = 1_000_000_000L;

    static Schedule of(int rate, int seconds) {
        return new Schedule(rate, (long) rate * seconds);
    }

    /** Nanoseconds from the beginning to when request k is due. */
    long due(long k) {
        return k / rate * SECOND + k % rate * SECOND / rate;
    }

    /** Nanoseconds until all are due. */
    long length() {
        return due(count);
    }
}
