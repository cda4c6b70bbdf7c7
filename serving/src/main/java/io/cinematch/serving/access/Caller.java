package io.cinematch.serving.access;

import io.cinematch.model.settings.ServeSettings.Scope;
import io.cinematch.model.store.Session;
import io.cinematch.model.store.SessionRef;
import io.cinematch.serving.http.Method;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.javalin.http.Context;
import java.util.Optional;

/** Who sends a request. Whatever a route does with a user's data begins at {@link #actingFor}. */
public final class Caller {
    private final Context ctx;
    private final Credentials credentials;
    private final boolean required;
    private final SessionCookie cookie;
    private final RateLimits limits;

    Caller(Context ctx, Credentials credentials, boolean required, SessionCookie cookie, RateLimits limits) {
        this.ctx = ctx;
        this.credentials = credentials;
        this.required = required;
        this.cookie = cookie;
        this.limits = limits;
    }

    /**
     * The right to act for a user.
     *
     * @throws ProblemException when this caller has none
     */
    public Acting actingFor(long user) {
        if (credentials instanceof Credentials.InSession in) {
            if (in.session().user() != user) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN,
                        "The session is that of another user.",
                        "Ask for your own user, or sign in as this one: POST /session.");
            }
            return new Acting(user, Optional.of(in.session()), found -> confirm(in.session(), found));
        }
        requireSomebody();
        return new Acting(user, Optional.empty(), none -> limits.user(user));
    }

    /** The part of the check that no user id is needed for. */
    void requireSomebody() {
        if (credentials instanceof Credentials.Program program) {
            requireScope(program, Method.isSafe(ctx) ? Scope.READ : Scope.WRITE);
        } else if (required && credentials instanceof Credentials.Nobody) {
            throw signIn("This needs a session or an API key.");
        } else if (required && credentials instanceof Credentials.Admin) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The admin secret does not act for users.",
                    "Use a session (POST /session) or an API key (serve.auth.apiKeys).");
        }
    }

    void requireAdmin(boolean secretIsSet) {
        if (credentials instanceof Credentials.Admin || !required && !secretIsSet) {
            return;
        }
        if (credentials instanceof Credentials.Program) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "An API key does not open this.",
                    "Send the admin secret: Authorization: Bearer … (serve.auth.adminSecret).");
        }
        throw new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "This needs the admin secret.",
                "Send it as Authorization: Bearer … (serve.auth.adminSecret).");
    }

    void requireMetrics(boolean secretIsSet) {
        if (credentials instanceof Credentials.Program program) {
            requireScope(program, Scope.METRICS);
        } else {
            requireAdmin(secretIsSet);
        }
    }

    /** On an open service a session that has ended is as good as none. */
    private void confirm(SessionRef session, Optional<Session> found) {
        if (found.isEmpty() && required) {
            throw signIn("The session has ended.");
        }
        limits.user(session.user());
        if (found.filter(Session::renewed).isPresent()) {
            cookie.renew(ctx);
        }
    }

    private static void requireScope(Credentials.Program program, Scope scope) {
        if (!program.key().scopes().contains(scope)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The API key %s does not have the scope %s."
                            .formatted(program.key().name(), scope.name().toLowerCase(java.util.Locale.ROOT)),
                    "Add it to the scopes of that key (serve.auth.apiKeys), or use another key.");
        }
    }

    private static ProblemException signIn(String problem) {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                problem,
                "Sign in with POST /session, or send an API key as Authorization: Bearer ….");
    }
}
