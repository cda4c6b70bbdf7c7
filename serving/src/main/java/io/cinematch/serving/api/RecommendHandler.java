package io.cinematch.serving.api;

import io.cinematch.model.store.UserStore;
import io.cinematch.serving.experiment.Exposure;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /recommend?user_id=&n=&variant=}: what to watch next. */
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

    /**
     * The answer.
     *
     * @param source {@code popular}, {@code precomputed} or {@code folded-in}
     * @param reason why that, in one sentence
     * @param degraded whether it is the best that could be done while Redis does not answer
     * @param ratingsUsed how many of the user's ratings shaped the list
     */
    record Answer(
            long userId,
            String source,
            String reason,
            boolean degraded,
            String release,
            String variant,
            Instant trainedThrough,
            int ratingsUsed,
            List<MovieItem> items) {}

    public void get(Context ctx) {
        long id = Params.userId(ctx);
        int n = Params.n(ctx);
        Optional<String> asked = Params.variant(ctx);
        Snapshot snapshot = releases.of(id, asked);
        Optional<UserStore.User> user = users.find(snapshot, id);
        Recommendation list = user.map(known -> recommender.recommend(snapshot, known, n))
                .orElseGet(() -> recommender.unknown(
                        snapshot, "your ratings cannot be read right now: showing what is popular", n));
        user.ifPresent(known -> exposures.add(exposure(id, snapshot, asked.isEmpty(), list)));
        Observer.source(ctx, list.source().text(), user.isEmpty());
        ctx.json(new Answer(
                id,
                list.source().text(),
                list.reason(),
                user.isEmpty(),
                snapshot.id(),
                snapshot.manifest().variant(),
                snapshot.manifest().trainedThrough(),
                list.ratingsUsed(),
                list.picks().stream().map(pick -> MovieItem.of(snapshot, pick)).toList()));
    }

    private Exposure exposure(long user, Snapshot snapshot, boolean assigned, Recommendation list) {
        return new Exposure(
                clock.instant(),
                user,
                snapshot.manifest().variant(),
                snapshot.id(),
                assigned,
                list.source().text(),
                list.picks().stream()
                        .mapToInt(pick -> snapshot.movie(pick.item()).id())
                        .toArray());
    }
}
