package io.cinematch.serving.api;

import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.UserRatings;
import io.cinematch.serving.recommend.UserStats;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code GET /user/{id}/stats}: what is known of a user. Somebody without ratings has figures too: zeros. */
public final class StatsHandler {
    private final ReleaseChoice releases;
    private final Users users;
    private final Recommender recommender;

    public StatsHandler(ReleaseChoice releases, Users users, Recommender recommender) {
        this.releases = releases;
        this.users = users;
        this.recommender = recommender;
    }

    /**
     * The answer.
     *
     * @param ratingsTotal movies rated, in the training data or here; the two may overlap
     * @param ratingsLive given to this service
     * @param ratingsInTraining known to the release
     * @param inTraining whether the release was trained on ratings of theirs
     * @param meanStars absent without ratings
     * @param recommendationType what {@code /recommend} is based on now
     */
    record Answer(
            long userId,
            int ratingsTotal,
            int ratingsLive,
            int ratingsInTraining,
            boolean inTraining,
            OptionalDouble meanStars,
            Map<Float, Integer> distribution,
            List<Genre> genres,
            List<Decade> decades,
            String recommendationType,
            int ratingsUntilPersonal,
            String release) {}

    record Genre(String genre, long ratings, double meanStars) {}

    /** @param decade 1990 for 1990–1999, of the movies */
    record Decade(int decade, long ratings, double meanStars) {}

    public void get(Context ctx, Caller caller) {
        Params.only(ctx);
        Acting acting = caller.actingFor(Params.userIdInPath(ctx));
        Snapshot snapshot = releases.of(acting.user());
        UserRatings ratings =
                users.need(snapshot, acting, "there are no figures without it.").ratings();
        UserStats stats = UserStats.of(snapshot, ratings);
        JsonBody.answer(
                ctx,
                new Answer(
                        acting.user(),
                        ratings.total(),
                        ratings.live(),
                        ratings.training(),
                        ratings.training() > 0,
                        stats.mean().isPresent()
                                ? OptionalDouble.of(
                                        MovieItem.rounded(stats.mean().getAsDouble(), 100))
                                : OptionalDouble.empty(),
                        stats.distribution(),
                        stats.genres().stream()
                                .map(g -> new Genre(g.name(), g.ratings(), MovieItem.rounded(g.mean(), 100)))
                                .toList(),
                        stats.decades().stream()
                                .map(d -> new Decade(d.start(), d.ratings(), MovieItem.rounded(d.mean(), 100)))
                                .toList(),
                        recommender.source(ratings).text(),
                        recommender.missing(ratings),
                        snapshot.id()));
    }
}
