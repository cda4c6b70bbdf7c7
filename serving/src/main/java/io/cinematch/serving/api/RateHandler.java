package io.cinematch.serving.api;

import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.cinematch.serving.recommend.UserRatings;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** {@code POST /rate} keeps ratings, each in place of an earlier one of the same movie; {@code DELETE /rate} takes them back. */
public final class RateHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RateHandler.class);
    private static final String NOT_KEPT = "nothing of this request is known to be kept. Sending it again is safe.";

    private final ReleaseChoice releases;
    private final Users users;
    private final LiveRatings ratings;
    private final Recommender recommender;
    private final Clock clock;

    public RateHandler(ReleaseChoice releases, Users users, LiveRatings ratings, Recommender recommender, Clock clock) {
        this.releases = releases;
        this.users = users;
        this.ratings = ratings;
        this.recommender = recommender;
        this.clock = clock;
    }

    /** Answers with the {@link RatingState}. */
    public void post(Context ctx, Caller caller) {
        Params.only(ctx);
        RateRequest request = JsonBody.read(ctx, RateRequest.class, RateRequest.EXAMPLE);
        Acting acting = caller.actingFor(Params.userId(request.userId()));
        long user = acting.user();
        Snapshot snapshot = releases.of(user);
        Map<Integer, Float> stars = request.checked(snapshot);
        // Read before writing, which is also when the session is checked: a failed read then never turns ratings that
        // are kept into an error.
        Taste before = users.need(snapshot, acting, NOT_KEPT);
        List<LiveRating> live = kept(() -> ratings.rate(user, stars, clock.instant()), user);
        UserRatings now = after(snapshot, before, live);
        JsonBody.answer(ctx, RatingState.of(snapshot, recommender, user, stars.size(), now));
    }

    /** Answers with the {@link RatingState}; a movie that the user has not rated is left alone. */
    public void delete(Context ctx, Caller caller) {
        Params.only(ctx, "user_id", "movie_id");
        Acting acting = caller.actingFor(Params.userId(ctx));
        long user = acting.user();
        Set<Integer> movies = Params.movieIds(ctx);
        Snapshot snapshot = releases.of(user);
        Taste before = users.need(snapshot, acting, NOT_KEPT);
        Set<Integer> trained = before.user().release().stream()
                .flatMapToInt(record -> Arrays.stream(record.rated()))
                .mapToObj(item -> snapshot.items().ids()[item])
                .filter(movies::contains)
                .collect(Collectors.toSet());
        List<LiveRating> live = kept(() -> ratings.takeBack(user, movies, trained, clock.instant()), user);
        UserRatings had = before.ratings();
        UserRatings has = after(snapshot, before, live);
        long gone = movies.stream().filter(m -> had.rates(m) && !has.rates(m)).count();
        JsonBody.answer(ctx, RatingState.of(snapshot, recommender, user, (int) gone, has));
    }

    private static UserRatings after(Snapshot snapshot, Taste before, List<LiveRating> live) {
        return UserRatings.of(snapshot.items(), new UserStore.User(before.user().release(), live));
    }

    private static List<LiveRating> kept(Supplier<List<LiveRating>> change, long user) {
        try {
            return change.get();
        } catch (JedisConnectionException away) {
            // Told once for each outage, by whoever watches the connections.
            throw ProblemException.storeUnavailable(NOT_KEPT);
        } catch (JedisException e) {
            LOG.warn("a change of the ratings of user {} is refused: {}", user, e.toString());
            throw ProblemException.storeUnavailable(NOT_KEPT);
        }
    }
}
