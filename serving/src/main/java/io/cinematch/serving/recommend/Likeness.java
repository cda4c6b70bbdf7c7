package io.cinematch.serving.recommend;

import io.cinematch.model.score.ItemFactors;

/** How alike movies are to those who rate them: the cosine of their factors, biases left out. */
public final class Likeness {
    private final ItemFactors items;
    private final float[] lengths;

    Likeness(ItemFactors items) {
        this.items = items;
        lengths = new float[items.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) Math.sqrt(dot(i, i));
        }
    }

    /** −1 to 1; 0 with a movie whose factors say nothing. */
    double between(int a, int b) {
        return cosine(dot(a, b), a, b);
    }

    /** The cosine of one item with each. */
    public float[] toAll(int item) {
        float[] p = new float[items.rank()];
        for (int f = 0; f < p.length; f++) {
            p[f] = items.factor(item, f);
        }
        // The vectorised sum that scores users: taking a movie for a user, without the biases.
        float[] all = new float[items.size()];
        items.scoreAll(0, p, all);
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) cosine(all[i] - items.mu() - items.bias(i), item, i);
        }
        return all;
    }

    /** Whether anything can be said of an item. */
    public boolean knows(int item) {
        return lengths[item] > 0;
    }

    private double cosine(double dot, int a, int b) {
        return knows(a) && knows(b) ? Math.max(-1, Math.min(1, dot / (lengths[a] * lengths[b]))) : 0;
    }

    private double dot(int a, int b) {
        double sum = 0;
        for (int f = 0; f < items.rank(); f++) {
            sum += items.factor(a, f) * items.factor(b, f);
        }
        return sum;
    }
}
