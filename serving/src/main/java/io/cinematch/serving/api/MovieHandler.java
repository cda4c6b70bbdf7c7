package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.tmdb.Tmdb;
import io.cinematch.serving.tmdb.TmdbMovie;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /movies/{id}}: what is known of a movie. */
public final class MovieHandler {
    private final ActiveSnapshot active;
    private final Optional<Tmdb> tmdb;

    /** @param tmdb empty when no key is set */
    public MovieHandler(ActiveSnapshot active, Optional<Tmdb> tmdb) {
        this.active = active;
        this.tmdb = tmdb;
    }

    /**
     * The answer.
     *
     * @param ratings how many people rated it, in the training data
     * @param recommendable whether it can be in a list: somebody rated it before the release was trained
     * @param imdbId as IMDb writes it, such as {@code tt0133093}; absent when the data set does not say
     * @param tmdbId absent when the data set does not say
     * @param overview what it is about; absent when TMDB is not asked, does not know or does not answer
     * @param poster path of its poster on this service; absent likewise
     */
    record Answer(
            int movieId,
            String title,
            OptionalInt year,
            List<String> genres,
            int ratings,
            boolean recommendable,
            Optional<String> imdbId,
            Optional<String> tmdbId,
            Optional<String> overview,
            Optional<String> poster,
            String release) {}

    public void get(Context ctx) {
        Params.only(ctx);
        int id = Params.movieIdInPath(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Movie movie = snapshot.find(id).orElseThrow(() -> ProblemException.noSuchMovie(id));
        TmdbMovie more = tmdb.map(known -> known.glance(movie)).orElse(TmdbMovie.UNKNOWN);
        JsonBody.answer(
                ctx,
                new Answer(
                        id,
                        movie.title(),
                        MovieItem.year(movie),
                        movie.genres(),
                        snapshot.ratings(movie),
                        snapshot.items().indexOf(id) >= 0,
                        some(movie.imdbId()).map(number -> "tt" + number),
                        some(movie.tmdbId()),
                        more.overview(),
                        more.poster().map(path -> "/movies/%d/poster".formatted(id)),
                        snapshot.id()));
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
