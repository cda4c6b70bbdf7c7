package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.cinematch.serving.recommend.Explainer;
import io.cinematch.serving.recommend.Explanation;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.javalin.http.Context;

/** {@code GET /explain?user_id=&movie_id=&n=}: why a movie has the score it has. */
public final class ExplainHandler {
    private final ReleaseChoice releases;
    private final Users users;

    public ExplainHandler(ReleaseChoice releases, Users users) {
        this.releases = releases;
        this.users = users;
    }

    public void get(Context ctx, Caller caller) {
        Params.only(ctx, "user_id", "movie_id", "n", "variant");
        Acting acting = caller.actingFor(Params.userId(ctx));
        long id = acting.user();
        int movieId = Params.movieId(ctx);
        int n = Params.n(ctx);
        Snapshot snapshot = releases.of(id, Params.variant(ctx));
        Movie movie = snapshot.find(movieId).orElseThrow(() -> ProblemException.noSuchMovie(movieId));
        int item = snapshot.items().indexOf(movieId);
        if (item < 0) {
            throw new ProblemException(
                    ProblemType.NO_SCORE,
                    "Nobody had rated movie %d when release %s was trained, so it is never recommended."
                            .formatted(movieId, snapshot.id()),
                    "Ask for a movie of /recommend, or wait for a night that knows ratings of this one.");
        }
        Taste taste = users.need(snapshot, acting, "no score can be explained without it.");
        Explanation explanation = Explainer.explain(taste, item);
        JsonBody.answer(ctx, ExplainAnswer.of(snapshot, id, movie, explanation, n));
    }
}
