package io.cinematch.serving.api;

import io.cinematch.model.store.Forgetting;
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

    private final Forgetting forgetting;
    private final Clock clock;

    public ForgetHandler(Forgetting forgetting, Clock clock) {
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /**
     * The answer: what was there and no longer is.
     *
     * @param keys ratings, account, and their part of every release
     * @param logEntries of the rating log; one that says "forget" stays for the next night
     * @param exposures records of what they were shown
     */
    record Answer(long userId, long keys, long sessions, long logEntries, long exposures) {}

    public void delete(Context ctx) {
        Params.only(ctx);
        long user = Params.userIdInPath(ctx);
        try {
            Forgetting.Forgotten gone = forgetting.forget(user, clock.instant());
            ctx.json(new Answer(user, gone.keys(), gone.sessions(), gone.logEntries(), gone.exposures()));
        } catch (JedisException e) {
            LOG.warn("user {} may be half forgotten: {}", user, e.toString());
            throw ProblemException.storeUnavailable(
                    "not everything may be forgotten yet. Send this again until it succeeds.");
        }
    }
}
