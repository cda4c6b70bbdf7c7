package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A movie in a list.
 *
 * @param year absent when the data set does not say
 * @param stars what the user would give, in hundredths; absent when the release does not predict stars
 * @param score what the list is sorted by
 * @param because the ratings that add most to that; absent when nobody asks
 */
record MovieItem(
        int movieId,
        String title,
        OptionalInt year,
        List<String> genres,
        OptionalDouble stars,
        double score,
        Optional<List<OfRating>> because) {
    static MovieItem of(Snapshot snapshot, Recommendation.Pick pick, Optional<List<OfRating>> because) {
        Movie movie = snapshot.movie(pick.item());
        return new MovieItem(
                movie.id(),
                movie.title(),
                year(movie),
                movie.genres(),
                pick.stars().isPresent()
                        ? OptionalDouble.of(rounded(pick.stars().getAsDouble(), 100))
                        : OptionalDouble.empty(),
                rounded(pick.score(), 100_000),
                because);
    }

    static OptionalInt year(Movie movie) {
        return movie.year() == 0 ? OptionalInt.empty() : OptionalInt.of(movie.year());
    }

    /** Float noise helps nobody. */
    static double rounded(double x, int parts) {
        return Math.rint(x * parts) / parts;
    }
}
