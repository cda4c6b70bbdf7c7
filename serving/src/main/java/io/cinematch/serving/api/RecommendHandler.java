package io.cinematch.serving.api;

import io.cinematch.model.store.UserStore;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Filter;
import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /recommend}: what to watch next. */
public final class RecommendHandler {
    private final ActiveSnapshot active;
    private final Users users;
    private final Recommender recommender;

    public RecommendHandler(ActiveSnapshot active, Users users, Recommender recommender) {
        this.active = active;
        this.users = users;
        this.recommender = recommender;
    }

    public void get(Context ctx) {
        Params.only(ctx, "user_id", "n", "genre", "year_from", "year_to", "exclude");
        long id = Params.userId(ctx);
        int n = Params.n(ctx);
        Narrowing narrowing = Narrowing.of(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Filter filter = narrowing.filter(snapshot);
        Optional<UserStore.User> user = users.find(snapshot, id);
        Recommendation list = user.map(known -> recommender.recommend(snapshot, known, filter, n))
                .orElseGet(() -> recommender.unknown(
                        snapshot, "your ratings cannot be read right now: showing what is popular", filter, n));
        ctx.json(RecommendAnswer.of(snapshot, OptionalLong.of(id), list, user.isEmpty()));
    }
}
