package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Filter;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code POST /recommend}: what a visitor without an account could watch next. Nothing of it is stored. */
public final class VisitorHandler {
    private final ActiveSnapshot active;
    private final Recommender recommender;

    public VisitorHandler(ActiveSnapshot active, Recommender recommender) {
        this.active = active;
        this.recommender = recommender;
    }

    public void post(Context ctx) {
        Params.only(ctx);
        VisitorRequest request = JsonBody.read(ctx, VisitorRequest.class, VisitorRequest.EXAMPLE);
        int n = Params.n(request.n());
        Because because = Because.of(request.because());
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Filter filter = request.narrowing().filter(snapshot);
        Taste taste = recommender.taste(snapshot, request.visitor(snapshot));
        JsonBody.answer(
                ctx,
                RecommendAnswer.of(
                        snapshot,
                        OptionalLong.empty(),
                        recommender.recommend(taste, filter, n),
                        false,
                        because.of(snapshot, Optional.of(taste))));
    }
}
