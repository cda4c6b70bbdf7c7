package io.cinematch.model.foldin;

import java.util.Arrays;

/**
 * A score of one movie for one user, taken apart exactly: the fold-in is linear in what it is told, so what each rating
 * adds can be told too. A rating near what the movie gets anyway adds little, one of a movie with like factors much.
 *
 * @param base μ + b_i: the score for somebody of whom nothing is known
 * @param missing what the movies that the user has not rated add; 0 for a model to which they do not count
 * @param ofRating what each rating adds, in the order they were given
 */
public record Contributions(double base, double missing, double[] ofRating) {
    /** The score, but for rounding. */
    public double score() {
        return base + missing + Arrays.stream(ofRating).sum();
    }
}
