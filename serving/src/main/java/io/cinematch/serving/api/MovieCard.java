package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.OptionalInt;

/**
 * A movie as everybody sees it.
 *
 * @param year absent when the data set does not say
 * @param ratings how many people rated it, in the training data
 */
record MovieCard(int movieId, String title, OptionalInt year, List<String> genres, int ratings) {
    static MovieCard of(Snapshot snapshot, Movie movie) {
        return new MovieCard(movie.id(), movie.title(), MovieItem.year(movie), movie.genres(), snapshot.ratings(movie));
    }
}
