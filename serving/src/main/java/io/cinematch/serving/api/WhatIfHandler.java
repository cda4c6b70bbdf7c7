package io.cinematch.serving.api;

import io.cinematch.model.store.LiveRating;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.recommend.Filter;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code POST /recommend/what-if}: the list that a user would get if they told the service some more. Nothing of it is
 * stored, and no exposure recorded.
 */
public final class WhatIfHandler {
    private final ReleaseChoice releases;
    private final Users users;
    private final Recommender recommender;

    public WhatIfHandler(ReleaseChoice releases, Users users, Recommender recommender) {
        this.releases = releases;
        this.users = users;
        this.recommender = recommender;
    }

    /** Answers as {@code /recommend}. */
    public void post(Context ctx, Caller caller) {
        Params.only(ctx);
        WhatIfRequest request = JsonBody.read(ctx, WhatIfRequest.class, WhatIfRequest.EXAMPLE);
        Acting acting = caller.actingFor(Params.userId(request.userId()));
        int n = Params.n(request.n());
        Because because = Because.of(request.because());
        Snapshot snapshot = releases.of(acting.user());
        Filter filter = request.narrowing().filter(snapshot);
        List<LiveRating> told = request.told(snapshot);
        Taste now = users.need(snapshot, acting, "what would change cannot be shown without them.");
        Taste then = recommender.taste(snapshot, now.user().with(told));
        JsonBody.answer(
                ctx,
                RecommendAnswer.of(
                        snapshot,
                        OptionalLong.of(acting.user()),
                        recommender.recommend(then, filter, n),
                        false,
                        because.of(snapshot, Optional.of(then))));
    }
}
