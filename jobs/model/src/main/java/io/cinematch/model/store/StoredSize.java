package io.cinematch.model.store;

/**
 * How much memory Redis takes for a key and its value: the two strings with their headers, each rounded up to a size that
 * its allocator (jemalloc) hands out, and what it keeps beside them.
 */
public final class StoredSize {
    /**
     * Value object 16, entry 24, on a cluster 40 (redis 6.2, {@code server.h} and {@code dict.h}), and 24 of the table of
     * keys: up to 16 for an entry, and the half as large one that it grows from.
     */
    private static final int BESIDE = 16 + 40 + 24;

    /** Sizes up to here are multiples of 8; beyond it there are four to each doubling. */
    private static final int FINE = 64;

    private StoredSize() {}

    /** Bytes for one key. */
    public static long of(int keyBytes, long valueBytes) {
        return BESIDE + allocated(string(keyBytes)) + allocated(string(valueBytes));
    }

    /** Header by length ({@code sds.h}), text, and a zero byte. */
    private static long string(long bytes) {
        int header = bytes < 32 ? 1 : bytes < 1 << 8 ? 3 : bytes < 1 << 16 ? 5 : 9;
        return header + bytes + 1;
    }

    /** What is handed out for so many bytes. */
    static long allocated(long bytes) {
        long step = bytes <= FINE ? 8 : Long.highestOneBit(bytes - 1) / 4;
        return (bytes + step - 1) / step * step;
    }
}
