package io.cinematch.serving.api;

import io.cinematch.model.store.Forgetting;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.javalin.http.Context;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** {@code DELETE /user/{id}}: forgets everything that is known of a user. */
public final class ForgetHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetHandler.class);

    private static final String NOT_YET = "not everything may be forgotten yet. Send this again until it succeeds.";

    private final Users users;
    private final Forgetting forgetting;
    private final Exposures exposures;
    private final Clock clock;

    public ForgetHandler(Users users, Forgetting forgetting, Exposures exposures, Clock clock) {
        this.users = users;
        this.forgetting = forgetting;
        this.exposures = exposures;
        this.clock = clock;
    }

    /**
     * The answer: what was there and no longer is.
     *
     * @param keys ratings, account, sessions, and their part of every release
     * @param logEntries of the rating log; one that says "forget" stays for the next night
     * @param exposures records of what they were shown
     */
    record Answer(long userId, long keys, long logEntries, long exposures) {}

    public void delete(Context ctx, Caller caller) {
        Params.only(ctx);
        Acting acting = caller.actingFor(Params.userIdInPath(ctx));
        long user = acting.user();
        users.confirm(acting, NOT_YET);
        try {
            exposures.forget(user);
            Forgetting.Forgotten gone = forgetting.forget(user, clock.instant());
            JsonBody.answer(ctx, new Answer(user, gone.keys(), gone.logEntries(), gone.exposures()));
        } catch (JedisException e) {
            LOG.warn("user {} may be half forgotten: {}", user, e.toString());
            throw ProblemException.storeUnavailable(NOT_YET);
        }
    }
}
