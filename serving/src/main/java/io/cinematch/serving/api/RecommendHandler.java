package io.cinematch.serving.api;

import io.cinematch.model.experiment.Exposure;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.recommend.Filter;
import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /recommend}: what to watch next. */
public final class RecommendHandler {
    private final ReleaseChoice releases;
    private final Users users;
    private final Recommender recommender;
    private final Exposures exposures;
    private final Clock clock;

    public RecommendHandler(
            ReleaseChoice releases, Users users, Recommender recommender, Exposures exposures, Clock clock) {
        this.releases = releases;
        this.users = users;
        this.recommender = recommender;
        this.exposures = exposures;
        this.clock = clock;
    }

    public void get(Context ctx, Caller caller) {
        Params.only(ctx, "user_id", "n", "genre", "year_from", "year_to", "exclude", "because", "variant");
        Acting acting = caller.actingFor(Params.userId(ctx));
        long id = acting.user();
        int n = Params.n(ctx);
        Optional<String> asked = Params.variant(ctx);
        Narrowing narrowing = Narrowing.of(ctx);
        Because because = Because.of(ctx);
        Snapshot snapshot = releases.of(id, asked);
        Filter filter = narrowing.filter(snapshot);
        Optional<Taste> user = users.find(snapshot, acting);
        Recommendation list = user.map(known -> recommender.recommend(known, filter, n))
                .orElseGet(() -> recommender.unknown(
                        snapshot, "your ratings cannot be read right now: showing what is popular", filter, n));
        user.ifPresent(known -> exposures.add(exposure(id, snapshot, asked.isEmpty(), list)));
        Observer.source(ctx, list.source().text(), user.isEmpty());
        JsonBody.answer(
                ctx,
                RecommendAnswer.of(snapshot, OptionalLong.of(id), list, user.isEmpty(), because.of(snapshot, user)));
    }

    private Exposure exposure(long user, Snapshot snapshot, boolean assigned, Recommendation list) {
        return new Exposure(
                clock.instant(),
                user,
                snapshot.manifest().variant(),
                snapshot.id(),
                assigned,
                releases.salt(),
                list.source().text(),
                list.picks().stream()
                        .mapToInt(pick -> snapshot.movie(pick.item()).id())
                        .toArray());
    }
}
