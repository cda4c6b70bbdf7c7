package io.cinematch.model.score;

import java.util.BitSet;

/** Keeps the best of the items offered, worst on top. Among equal scores the lower index is the better. */
final class BoundedHeap {
    private final int[] items;
    private final float[] scores;
    private int size;

    BoundedHeap(int capacity) {
        items = new int[capacity];
        scores = new float[capacity];
    }

    /** Offers items {@code from} to {@code from + count − 1}, by ascending index from call to call. */
    void offer(int from, float[] offered, int count, BitSet excluded) {
        for (int k = 0; k < count; k++) {
            float score = offered[k];
            // Few items get past the worst of a full heap, so whether one is excluded is asked last. NaN never does.
            boolean good = size < items.length ? !Float.isNaN(score) : size > 0 && score > scores[0];
            if (good && !excluded.get(from + k)) {
                add(from + k, score);
            }
        }
    }

    /** Empties the heap; best first. */
    int[] drain() {
        int[] best = new int[size];
        while (size > 0) {
            best[size - 1] = items[0];
            size--;
            siftDown(items[size], scores[size]);
        }
        return best;
    }

    private void add(int item, float score) {
        if (size < items.length) {
            siftUp(item, score);
            size++;
        } else {
            siftDown(item, score);
        }
    }

    private void siftUp(int item, float score) {
        int at = size;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!worse(item, score, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, item, score);
    }

    /** Puts an item in the place of the worst. */
    private void siftDown(int item, float score) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && worse(items[child + 1], scores[child + 1], child)) {
                child++;
            }
            if (worse(item, score, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, item, score);
    }

    private void move(int from, int to) {
        put(to, items[from], scores[from]);
    }

    private void put(int at, int item, float score) {
        items[at] = item;
        scores[at] = score;
    }

    /** A total order, so that ties are the same everywhere. */
    private boolean worse(int item, float score, int at) {
        return score < scores[at] || (score == scores[at] && item > items[at]);
    }
}
