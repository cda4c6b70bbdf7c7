package io.cinematch.serving.tmdb;

import io.cinematch.model.catalogue.Movie;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** How a movie of ours is asked for, and by what name its answer is kept. */
final class TmdbReference {
    private TmdbReference() {}

    /** The number TMDB gives it, when the data set says. */
    static Optional<String> number(Movie movie) {
        return Optional.of(movie.tmdbId()).filter(number -> number.matches("[0-9]{1,10}"));
    }

    /** The same for everything that asks for the same. */
    static String of(Movie movie) {
        String search = movie.year() + " " + movie.title();
        return number(movie)
                .orElseGet(() -> UUID.nameUUIDFromBytes(search.getBytes(StandardCharsets.UTF_8))
                        .toString());
    }
}
