package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** {@code GET /movies/popular?n=}: the movies most people rated. */
public final class PopularHandler {
    private final ActiveSnapshot active;

    public PopularHandler(ActiveSnapshot active) {
        this.active = active;
    }

    record Answer(String release, String variant, Instant trainedThrough, List<MovieCard> items) {}

    public void get(Context ctx) {
        Params.only(ctx, "n");
        int n = Params.n(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        JsonBody.answer(
                ctx,
                new Answer(
                        snapshot.id(),
                        snapshot.manifest().variant(),
                        snapshot.manifest().trainedThrough(),
                        snapshot.popular()
                                .limit(n)
                                .mapToObj(item -> MovieCard.of(snapshot, snapshot.movie(item)))
                                .toList()));
    }
}
