package io.cinematch.serving.api;

import io.cinematch.model.store.UserStore;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.UserRatings;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** {@code POST /rate}: keeps ratings, each in place of an earlier one of the same movie. */
public final class RateHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RateHandler.class);
    private static final String NOT_KEPT = "nothing of this request is known to be kept. Sending it again is safe.";

    private final ActiveSnapshot active;
    private final Users users;
    private final UserStore store;
    private final Recommender recommender;
    private final Clock clock;

    public RateHandler(ActiveSnapshot active, Users users, UserStore store, Recommender recommender, Clock clock) {
        this.active = active;
        this.users = users;
        this.store = store;
        this.recommender = recommender;
        this.clock = clock;
    }

    /**
     * The answer; the ratings are stored when it is sent.
     *
     * @param accepted ratings of this request
     * @param ratingsTotal movies the user has rated now, in the training data or here
     * @param ratingsUntilPersonal how many more it takes for a personal list, 0 when there are enough
     * @param sourceNext what the next {@code /recommend} will be based on
     */
    record Answer(long userId, int accepted, int ratingsTotal, int ratingsUntilPersonal, String sourceNext) {}

    public void post(Context ctx) {
        Params.only(ctx);
        RateRequest request = JsonBody.read(ctx, RateRequest.class, RateRequest.EXAMPLE);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Map<Integer, Float> stars = request.checked(snapshot);
        // Read before writing: a failed read then never turns ratings that are kept into an error.
        UserRatings before = UserRatings.of(snapshot.items(), users.need(snapshot, request.userId(), NOT_KEPT));
        keep(request.userId(), stars);
        UserRatings now = before.plus(snapshot.items(), stars);
        ctx.json(new Answer(
                request.userId(),
                stars.size(),
                now.total(),
                recommender.missing(now),
                recommender.source(now).text()));
    }

    private void keep(long user, Map<Integer, Float> stars) {
        try {
            store.rate(user, stars, clock.instant());
        } catch (JedisException e) {
            LOG.warn("{} ratings of user {} are refused: {}", stars.size(), user, e.toString());
            throw ProblemException.storeUnavailable(NOT_KEPT);
        }
    }
}
