package io.cinematch.serving.api;

import io.cinematch.model.store.Session;
import io.cinematch.model.store.SessionRef;
import io.cinematch.model.store.SessionStore;
import io.cinematch.serving.access.RateLimits;
import io.cinematch.serving.access.SecretToken;
import io.cinematch.serving.access.SessionCookie;
import io.cinematch.serving.access.SignIn;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code /session}: join, sign in, who am I, sign out. */
public final class SessionHandler {
    private final ActiveSnapshot active;
    private final SessionStore sessions;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final RateLimits limits;
    private final Clock clock;

    public SessionHandler(
            ActiveSnapshot active,
            SessionStore sessions,
            SignIn signIn,
            SessionCookie cookie,
            RateLimits limits,
            Clock clock) {
        this.active = active;
        this.sessions = sessions;
        this.signIn = signIn;
        this.cookie = cookie;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param signedIn with nothing else when there is no session: a page asks this to know, so it is no error
     * @param userKey only when somebody joins, and never again: what lets them in next time
     * @param expiresAt unless it is used before
     * @param dataSet whether the user is one of the data set, rather than one who joined here
     */
    record Answer(
            boolean signedIn,
            Optional<Long> userId,
            Optional<String> userKey,
            Optional<Instant> expiresAt,
            Optional<Boolean> dataSet) {
        static final Answer NOBODY =
                new Answer(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public void post(Context ctx) {
        Params.only(ctx);
        limits.loginFrom(ctx);
        SessionRequest request = JsonBody.read(ctx, SessionRequest.class, SessionRequest.EXAMPLE);
        Optional<Long> user = request.checkedUser();
        if (user.isPresent()) {
            signIn(ctx, user.get(), request.key());
        } else {
            join(ctx);
        }
    }

    public void get(Context ctx) {
        Params.only(ctx);
        Optional<SessionRef> ref = cookie.read(ctx);
        Optional<Session> found = ref.flatMap(sessions::find);
        if (found.filter(Session::renewed).isPresent()) {
            cookie.renew(ctx);
        }
        JsonBody.answer(
                ctx,
                found.map(session -> answer(ref.get(), Optional.empty(), session.left(), session.dataSet()))
                        .orElse(Answer.NOBODY));
    }

    public void delete(Context ctx) {
        Params.only(ctx);
        end(ctx);
        cookie.clear(ctx);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void join(Context ctx) {
        active.get().orElseThrow(ProblemException::noRelease);
        SignIn.Joined joined = signIn.join(releases());
        enter(ctx, joined.session());
        ctx.status(HttpStatus.CREATED);
        JsonBody.answer(
                ctx,
                answer(
                        joined.session().session(),
                        Optional.of(joined.key().text()),
                        joined.session().session().lasting(),
                        false));
    }

    private void signIn(Context ctx, long user, Optional<SecretToken> key) {
        limits.loginAs(user);
        SessionCookie.Fresh fresh = signIn.as(user, key, releases())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED,
                        "There is no such user, or this is not their key.",
                        "Check user_id and user_key, or join with the body {}."));
        enter(ctx, fresh);
        JsonBody.answer(
                ctx, answer(fresh.session(), Optional.empty(), fresh.session().lasting(), key.isEmpty()));
    }

    /** A token that was sent along ends: nobody can have planted the one that counts from now on. */
    private void enter(Context ctx, SessionCookie.Fresh fresh) {
        end(ctx);
        cookie.set(ctx, fresh.token());
    }

    private void end(Context ctx) {
        cookie.read(ctx).ifPresent(sessions::end);
    }

    private Answer answer(SessionRef session, Optional<String> key, Duration left, boolean dataSet) {
        Instant end = clock.instant().plus(left).truncatedTo(ChronoUnit.SECONDS);
        return new Answer(true, Optional.of(session.user()), key, Optional.of(end), Optional.of(dataSet));
    }

    /** Whoever is known to one of them is a user of the data set. */
    private List<String> releases() {
        return active.variants().stream()
                .flatMap(variant -> active.of(variant).stream())
                .map(Snapshot::id)
                .toList();
    }
}
