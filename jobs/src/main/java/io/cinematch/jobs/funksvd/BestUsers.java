package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The n users with the highest scores for one item, in a bounded heap that grows as it needs to; equal scores by
 * ascending id. Whatever order users come in, and however parts of them are merged, the same users stay.
 */
final class BestUsers implements Serializable {
    private final int n;
    private long[] ids = new long[4];
    private float[] scores = new float[4];
    private int size;

    BestUsers(int n) {
        this.n = n;
    }

    void offer(long id, float score) {
        if (size < n) {
            if (size == ids.length) {
                int capacity = (int) Math.min(n, 2L * size);
                ids = Arrays.copyOf(ids, capacity);
                scores = Arrays.copyOf(scores, capacity);
            }
            rise(size++, id, score);
        } else if (worse(0, id, score)) {
            sink(size, id, score);
        }
    }

    /** Takes another part's users in. */
    BestUsers plus(BestUsers other) {
        for (int k = 0; k < other.size; k++) {
            offer(other.ids[k], other.scores[k]);
        }
        return this;
    }

    int size() {
        return size;
    }

    /** Empties the heap into arrays, best first. */
    void drain(long[] toIds, float[] toScores) {
        while (size > 0) {
            size--;
            toIds[size] = ids[0];
            toScores[size] = scores[0];
            sink(size, ids[size], scores[size]);
        }
    }

    /** Puts an entry in from a free place at the bottom, up past all that are better. */
    private void rise(int from, long id, float score) {
        int place = from;
        while (place > 0 && !worse((place - 1) / 2, id, score)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        set(place, id, score);
    }

    /** Puts an entry in the place of the worst, down past all that are worse, among the first {@code count}. */
    private void sink(int count, long id, float score) {
        int place = 0;
        while (2 * place + 1 < count) {
            int child = 2 * place + 1;
            if (child + 1 < count && worse(child + 1, ids[child], scores[child])) {
                child++;
            }
            if (!worse(child, id, score)) {
                break;
            }
            move(child, place);
            place = child;
        }
        set(place, id, score);
    }

    private void move(int from, int to) {
        set(to, ids[from], scores[from]);
    }

    private void set(int place, long id, float score) {
        ids[place] = id;
        scores[place] = score;
    }

    /** Whether the entry in a place comes after another in the answer. */
    private boolean worse(int place, long id, float score) {
        return scores[place] < score || (scores[place] == score && ids[place] > id);
    }
}
