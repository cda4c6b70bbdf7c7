package io.cinematch.serving.recommend;

import java.util.List;
import java.util.Optional;

/**
 * Why a movie has the score it has.
 *
 * @param source what the user's lists are based on
 * @param ratings how often the movie was rated in the training data: what a popular list is sorted by
 * @param rank the score that a personal list is sorted by; empty for a popular one
 * @param stars the predicted stars, before they are brought into 0.5–5; empty when the release does not predict them
 */
public record Explanation(Source source, int ratings, Optional<Sum> rank, Optional<Sum> stars) {
    /**
     * A score as the sum of its parts: mean + movie + missing + training + what each rating adds.
     *
     * @param score as {@code /recommend} shows it
     * @param mean μ: the average of all
     * @param movie b_i: how far the movie is from that for everybody
     * @param missing what the movies that the user has not rated add
     * @param training what the night found beyond that: training stops before the exact solution that the other parts are
     *     of; 0 for a list folded in just now, but for rounding
     * @param ofRatings largest first, whether up or down
     */
    public record Sum(
            double score, double mean, double movie, double missing, double training, List<OfRating> ofRatings) {
        public Sum {
            ofRatings = List.copyOf(ofRatings);
        }
    }

    /** @param adds what this rating adds to the score, or takes from it */
    public record OfRating(Rated rating, double adds) {}
}
