package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.recommend.Explanation;
import io.cinematch.serving.recommend.Snapshot;

/**
 * One of the user's ratings as a part of a score.
 *
 * @param title empty for a movie that the catalogue no longer has
 * @param live given to this service
 * @param adds what it adds to the score, or takes from it
 */
record OfRating(int movieId, String title, float rating, boolean live, double adds) {
    /** Parts are rounded so far down that thousands of them still add up. */
    static final int PARTS = 100_000_000;

    static OfRating of(Snapshot snapshot, Explanation.OfRating part) {
        return new OfRating(
                part.rating().movie(),
                snapshot.find(part.rating().movie()).map(Movie::title).orElse(""),
                part.rating().stars(),
                part.rating().live(),
                MovieItem.rounded(part.adds(), PARTS));
    }
}
