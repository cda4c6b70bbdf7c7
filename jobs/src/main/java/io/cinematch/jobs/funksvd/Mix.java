package io.cinematch.jobs.funksvd;

/** Hashes numbers into seeds and shares: the finaliser of MurmurHash3, chained. */
final class Mix {
    private Mix() {}

    static long of(long a, long b) {
        return finish(finish(a + 0x9E3779B97F4A7C15L) ^ b);
    }

    static long of(long a, long b, long c) {
        return of(of(a, b), c);
    }

    /** A number in [0, 1) made of the upper 53 bits. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long finish(long x) {
        long h = x;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
