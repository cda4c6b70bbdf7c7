package io.cinematch.jobs.funksvd;

import java.util.Arrays;

/** Which items of one item block each user of one user block has rated, held-out ratings included. */
final class RatedItems {
    private final int[] from;
    private final int[] items;

    private RatedItems(int[] from, int[] items) {
        this.from = from;
        this.items = items;
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
        return Arrays.binarySearch(items, from[user], from[user + 1], item) >= 0;
    }
}
