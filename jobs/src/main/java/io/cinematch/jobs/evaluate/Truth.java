package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.users.UserHistory;
import java.util.Arrays;
import java.util.BitSet;

/** What is known of a user: rated in training, held out, and liked among that. */
final class Truth {
    /** Number of training ratings, whether candidates or not. */
    final int trained;
    /** Positions in the history of what is held out. */
    final int[] held;
    /** Candidates rated in training. */
    final BitSet rated;
    /** Liked held-out movies; those that are no candidates have indexes behind the candidates'. */
    final BitSet relevant;

    private Truth(int trained, int[] held, BitSet rated, BitSet relevant) {
        this.trained = trained;
        this.held = held;
        this.rated = rated;
        this.relevant = relevant;
    }

    static Truth of(UserHistory history, Yardstick by) {
        Candidates candidates = by.candidates;
        BitSet rated = new BitSet(candidates.size());
        BitSet relevant = new BitSet(candidates.size());
        int[] held = new int[history.movies.length];
        int n = 0;
        int unreachable = candidates.size();
        for (int r = 0; r < history.movies.length; r++) {
            int candidate = candidates.indexOf(history.movies[r]);
            if (!history.held[r]) {
                if (candidate >= 0) {
                    rated.set(candidate);
                }
                continue;
            }
            held[n++] = r;
            if (history.stars[r] >= by.relevantStars) {
                relevant.set(candidate >= 0 ? candidate : unreachable++);
            }
        }
        return new Truth(history.movies.length - n, Arrays.copyOf(held, n), rated, relevant);
    }
}
