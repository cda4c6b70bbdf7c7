package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.Arrays;

/** A growing column store of ratings: three primitive arrays instead of a million small objects. */
final class RatingChunk implements Serializable {
    long[] users;
    long[] items;
    float[] stars;
    int size;
    /** Rows left out because of a null, by the first column that has it: user, item, rating. */
    final int[] nulls = new int[3];

    RatingChunk(int capacity) {
        users = new long[capacity];
        items = new long[capacity];
        stars = new float[capacity];
    }

    void add(long user, long item, float star) {
        if (size == stars.length) {
            int capacity = Math.max(16, size + (size >> 1));
            users = Arrays.copyOf(users, capacity);
            items = Arrays.copyOf(items, capacity);
            stars = Arrays.copyOf(stars, capacity);
        }
        users[size] = user;
        items[size] = item;
        stars[size++] = star;
    }

    /** Without spare capacity, for the cache and the wire. */
    RatingChunk trim() {
        users = Arrays.copyOf(users, size);
        items = Arrays.copyOf(items, size);
        stars = Arrays.copyOf(stars, size);
        return this;
    }
}
