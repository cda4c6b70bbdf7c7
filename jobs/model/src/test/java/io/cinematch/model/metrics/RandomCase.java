package io.cinematch.model.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small user to measure: lists that are empty, short or the whole catalogue, k below and above both, one relevant
 * item up to everything, some of it outside the catalogue.
 */
public record RandomCase(List<Integer> list, BitSet relevant, int k) {
    /** Items that a list can show. */
    static final int CATALOGUE = 12;

    public static RandomCase of(long seed) {
        Random random = new Random(seed);
        List<Integer> items =
                new ArrayList<>(IntStream.range(0, CATALOGUE).boxed().toList());
        Collections.shuffle(items, random);
        BitSet relevant = new BitSet();
        if (random.nextInt(10) == 0) {
            relevant.set(0, CATALOGUE);
        } else {
            relevant.or(BitSet.valueOf(new long[] {1 + random.nextInt((1 << CATALOGUE + 2) - 1)}));
        }
        return new RandomCase(items.subList(0, random.nextInt(CATALOGUE + 1)), relevant, 1 + random.nextInt(15));
    }

    public int[] array() {
        return list.stream().mapToInt(i -> i).toArray();
    }

    /** The part of the list that counts. */
    List<Integer> top() {
        return list.subList(0, Math.min(k, list.size()));
    }

    static BitSet set(int... items) {
        BitSet set = new BitSet();
        for (int item : items) {
            set.set(item);
        }
        return set;
    }
}
