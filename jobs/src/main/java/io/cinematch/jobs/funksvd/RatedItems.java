package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which items of one item block each user of one user block has rated, held-out ratings included. Nearly every movie
 * asked about is one the user has not rated: a few bits for each rating say so without a search.
 */
final class RatedItems implements Serializable {
    private static final int BITS_PER_RATING = 8;

    private final int[] from;
    private final int[] items;
    /** User u's share of these bits starts at {@code BITS_PER_RATING * from[u]}. */
    private final long[] bits;

    private RatedItems(int[] from, int[] items) {
        this.from = from;
        this.items = items;
        bits = new long[items.length * BITS_PER_RATING / Long.SIZE + 1];
        for (int u = 0; u + 1 < from.length; u++) {
            for (int k = from[u]; k < from[u + 1]; k++) {
                int bit = bit(u, items[k]);
                bits[bit >> 6] |= 1L << bit;
            }
        }
    }

    static RatedItems of(int users, Cell... cells) {
        int[] from = new int[users + 1];
        for (Cell cell : cells) {
            for (int u : cell.users) {
                from[u + 1]++;
            }
        }
        for (int u = 0; u < users; u++) {
            from[u + 1] += from[u];
        }
        int[] items = new int[from[users]];
        int[] next = from.clone();
        for (Cell cell : cells) {
            for (int k = 0; k < cell.size(); k++) {
                items[next[cell.users[k]]++] = cell.items[k];
            }
        }
        for (int u = 0; u < users; u++) {
            Arrays.sort(items, from[u], from[u + 1]);
        }
        return new RatedItems(from, items);
    }

    boolean contains(int user, int item) {
        if (from[user] == from[user + 1]) {
            return false;
        }
        int bit = bit(user, item);
        return (bits[bit >> 6] & 1L << bit) != 0 && Arrays.binarySearch(items, from[user], from[user + 1], item) >= 0;
    }

    /** One of the user's bits, chosen by a multiplicative hash of the item. */
    private int bit(int user, int item) {
        long share = (long) BITS_PER_RATING * (from[user + 1] - from[user]);
        long hash = item * 0x9E3779B1L & 0xFFFFFFFFL;
        return BITS_PER_RATING * from[user] + (int) (hash * share >>> 32);
    }
}
