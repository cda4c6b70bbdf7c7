package io.cinematch.model.score;

import java.util.BitSet;

/** Chooses the n best-scored items by a bounded heap: O(items · log n), no sorting of the catalogue. */
public final class TopN {
    private final int[] heap;
    private int size;

    private TopN(int n) {
        heap = new int[n];
    }

    /**
     * Indexes of the n highest scores, best first; equal scores in index order. Shorter than n only when fewer items
     * are allowed. NaN scores are never chosen.
     *
     * @param scores one per item
     * @param excluded items never chosen
     * @param n at least 0
     */
    public static int[] of(float[] scores, BitSet excluded, int n) {
        TopN top = new TopN(Math.min(n, scores.length));
        for (int i = 0; i < scores.length; i++) {
            if (!Float.isNaN(scores[i]) && !excluded.get(i)) {
                top.offer(scores, i);
            }
        }
        return top.drain(scores);
    }

    private void offer(float[] scores, int item) {
        if (size < heap.length) {
            heap[size] = item;
            siftUp(scores, size++);
        } else if (size > 0 && worse(scores, heap[0], item)) {
            heap[0] = item;
            siftDown(scores);
        }
    }

    private int[] drain(float[] scores) {
        int[] best = new int[size];
        while (size > 0) {
            best[size - 1] = heap[0];
            heap[0] = heap[--size];
            siftDown(scores);
        }
        return best;
    }

    private void siftUp(float[] scores, int from) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!worse(scores, heap[child], heap[parent])) {
                return;
            }
            swap(child, parent);
            child = parent;
        }
    }

    private void siftDown(float[] scores) {
        int parent = 0;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && worse(scores, heap[child + 1], heap[child])) {
                child++;
            }
            if (!worse(scores, heap[child], heap[parent])) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private void swap(int x, int y) {
        int item = heap[x];
        heap[x] = heap[y];
        heap[y] = item;
    }

    /** Whether item x comes after item y in the answer; a total order, so that ties are the same everywhere. */
    private static boolean worse(float[] scores, int x, int y) {
        return scores[x] < scores[y] || (scores[x] == scores[y] && x > y);
    }
}
