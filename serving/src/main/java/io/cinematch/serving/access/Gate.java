package io.cinematch.serving.access;

import io.cinematch.model.settings.ServeSettings;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.javalin.http.Context;

/** Where every request is asked who sends it, before any route is chosen and again when one is. */
public final class Gate {
    private static final String CREDENTIALS = Gate.class.getName();

    private final boolean required;
    private final boolean adminSecretIsSet;
    private final CredentialsReader reader;
    private final SessionCookie cookie;
    private final RateLimits limits;

    public Gate(ServeSettings serve, SessionCookie cookie, RateLimits limits) {
        required = serve.auth().users() == ServeSettings.Users.REQUIRED;
        adminSecretIsSet = serve.auth().adminSecret().isSet();
        reader = new CredentialsReader(serve.auth(), cookie);
        this.cookie = cookie;
        this.limits = limits;
    }

    /**
     * For every request, also one that no route will answer. Those who are known good are limited by user alone: a
     * program that acts for many calls from one address.
     *
     * @throws ProblemException when the credentials open nothing, or the address asks too often
     */
    public void meet(Context ctx) {
        Credentials credentials = reader.of(ctx);
        if (!credentials.trusted()) {
            limits.address(ctx);
        }
        if (credentials instanceof Credentials.Wrong) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED,
                    "The Authorization header holds neither an API key nor the admin secret of this service.",
                    "Send Authorization: Bearer and the key, or leave the header out.");
        }
        ctx.attribute(CREDENTIALS, credentials);
    }

    /**
     * Lets a request to a route.
     *
     * @throws ProblemException when the route is not for whoever sends it
     */
    public Caller enter(Context ctx, Access access) {
        Credentials met = ctx.attribute(CREDENTIALS);
        if (met == null) {
            throw new IllegalStateException("a request that was not met");
        }
        Caller caller = new Caller(ctx, met, required, cookie, limits);
        switch (access) {
            case PUBLIC -> {}
            case USER -> caller.requireSomebody();
            case METRICS -> caller.requireMetrics(adminSecretIsSet);
            case ADMIN -> caller.requireAdmin(adminSecretIsSet);
        }
        return caller;
    }
}
