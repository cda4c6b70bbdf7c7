package io.cinematch.model.score;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Keeps the n best of what is offered, worst on top, and grows as it needs to. Among equal scores the lower id is the
 * better, so whatever order they come in, and however parts are merged, the same ones stay. NaN never does.
 */
public final class BoundedHeap implements Serializable {
    private final int n;
    private long[] ids;
    private float[] scores;
    private int size;

    /** @param n at least 0 */
    public BoundedHeap(int n) {
        this.n = n;
        ids = new long[Math.min(n, 4)];
        scores = new float[ids.length];
    }

    public void offer(long id, float score) {
        if (Float.isNaN(score)) {
            return;
        }
        if (size < n) {
            if (size == ids.length) {
                int capacity = (int) Math.min(n, 2L * size);
                ids = Arrays.copyOf(ids, capacity);
                scores = Arrays.copyOf(scores, capacity);
            }
            rise(size++, id, score);
        } else if (size > 0 && worse(0, id, score)) {
            sink(id, score);
        }
    }

    /** Offers {@code count} scores of the ids from {@code from} on, without those excluded. */
    void offer(int from, float[] offered, int count, BitSet excluded) {
        for (int k = 0; k < count; k++) {
            // Few get past the worst of a full heap, so whether one is excluded is asked last.
            if ((size < n || (size > 0 && offered[k] >= scores[0])) && !excluded.get(from + k)) {
                offer(from + k, offered[k]);
            }
        }
    }

    /** Takes another part's in. */
    public BoundedHeap plus(BoundedHeap other) {
        for (int k = 0; k < other.size; k++) {
            offer(other.ids[k], other.scores[k]);
        }
        return this;
    }

    public int size() {
        return size;
    }

    /** Empties the heap into arrays of its {@link #size}, best first. */
    public void drain(long[] toIds, float[] toScores) {
        while (size > 0) {
            size--;
            toIds[size] = ids[0];
            toScores[size] = scores[0];
            sink(ids[size], scores[size]);
        }
    }

    /** Puts an entry in from a free place at the bottom, up past all that are better. */
    private void rise(int from, long id, float score) {
        int place = from;
        while (place > 0 && !worse((place - 1) / 2, id, score)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(place, id, score);
    }

    /** Puts an entry in the place of the worst, down past all that are worse. */
    private void sink(long id, float score) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && worse(child + 1, ids[child], scores[child])) {
                child++;
            }
            if (!worse(child, id, score)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, id, score);
    }

    private void move(int from, int to) {
        put(to, ids[from], scores[from]);
    }

    private void put(int place, long id, float score) {
        ids[place] = id;
        scores[place] = score;
    }

    /** Whether the entry in a place comes after another in the answer; a total order. */
    private boolean worse(int place, long id, float score) {
        return scores[place] < score || (scores[place] == score && ids[place] > id);
    }
}
