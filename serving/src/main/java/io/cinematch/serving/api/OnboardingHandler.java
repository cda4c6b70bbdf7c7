package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.util.List;

/** {@code GET /movies/onboarding?n=}: well known and varied movies for somebody new to rate. */
public final class OnboardingHandler {
    private static final int DEFAULT_N = 20;

    private final ActiveSnapshot active;

    public OnboardingHandler(ActiveSnapshot active) {
        this.active = active;
    }

    record Answer(String release, List<MovieCard> items) {}

    public void get(Context ctx) {
        Params.only(ctx, "n");
        int n = Params.n(ctx, DEFAULT_N);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        JsonBody.answer(
                ctx,
                new Answer(
                        snapshot.id(),
                        snapshot.onboarding()
                                .limit(n)
                                .mapToObj(item -> MovieCard.of(snapshot, snapshot.movie(item)))
                                .toList()));
    }
}
