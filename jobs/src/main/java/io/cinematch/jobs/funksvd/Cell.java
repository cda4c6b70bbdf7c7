package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.SplittableRandom;

/** The ratings of one user block for one item block, in training order; indexes are local to the blocks. */
final class Cell implements Serializable {
    final int[] users;
    final int[] items;
    final float[] stars;

    Cell(int[] users, int[] items, float[] stars) {
        this.users = users;
        this.items = items;
        this.stars = stars;
    }

    int size() {
        return stars.length;
    }

    /** Brings the ratings into a random order: SGD converges badly on ratings sorted by user. */
    void shuffle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = size() - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int user = users[k];
            users[k] = users[other];
            users[other] = user;
            int item = items[k];
            items[k] = items[other];
            items[other] = item;
            float star = stars[k];
            stars[k] = stars[other];
            stars[other] = star;
        }
    }
}
