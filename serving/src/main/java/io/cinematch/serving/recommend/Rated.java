package io.cinematch.serving.recommend;

/**
 * One of a user's ratings, as a release sees it.
 *
 * @param movie MovieLens movie id
 * @param item index in the release, or −1 when the release has no factors for the movie
 * @param stars 0.5–5.0
 * @param live given to the service, rather than known from the training data
 */
public record Rated(int movie, int item, float stars, boolean live) {
    boolean hasFactors() {
        return item >= 0;
    }
}
