package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.tmdb.Tmdb;
import io.cinematch.serving.tmdb.TmdbException;
import io.cinematch.serving.tmdb.TmdbImage;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code GET /movies/{id}/poster}: the image itself. */
public final class PosterHandler {
    private final ActiveSnapshot active;
    private final Optional<Tmdb> tmdb;

    /** @param tmdb empty when no key is set */
    public PosterHandler(ActiveSnapshot active, Optional<Tmdb> tmdb) {
        this.active = active;
        this.tmdb = tmdb;
    }

    public void get(Context ctx) {
        Params.only(ctx);
        int id = Params.movieIdInPath(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Movie movie = snapshot.find(id).orElseThrow(() -> ProblemException.noSuchMovie(id));
        Tmdb known = tmdb.orElseThrow(() -> new ProblemException(
                ProblemType.NO_POSTER,
                "This service shows no posters: it has no key of TMDB.",
                "Whoever runs it can set TMDB_API_KEY; everything else works without."));
        TmdbImage poster = poster(known, movie)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NO_POSTER,
                        "TMDB has no poster of movie %d.".formatted(id),
                        "Show the title instead; GET /movies/{id} has a poster only where there is one."));
        // Posters are public and seldom change; a browser need not ask for one twice.
        ctx.header("Cache-Control", "public, max-age=86400")
                .contentType(poster.mediaType())
                .result(poster.bytes());
    }

    private static Optional<TmdbImage> poster(Tmdb tmdb, Movie movie) {
        try {
            return tmdb.poster(movie);
        } catch (TmdbException e) {
            throw ProblemException.tmdbUnavailable();
        }
    }
}
