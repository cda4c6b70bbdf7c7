package io.cinematch.serving.access;

import io.cinematch.model.store.Session;
import io.cinematch.model.store.SessionCheck;
import io.cinematch.model.store.SessionRef;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A caller who wants to act for a user, and so far seems to be allowed to: what is left to check is that their session
 * has not ended. Only a {@link Caller} makes one.
 */
public final class Acting implements SessionCheck {
    private final long user;
    private final Optional<SessionRef> session;
    private final Consumer<Optional<Session>> rest;

    Acting(long user, Optional<SessionRef> session, Consumer<Optional<Session>> rest) {
        this.user = user;
        this.session = session;
        this.rest = rest;
    }

    /** The user acted for. */
    public long user() {
        return user;
    }

    @Override
    public Optional<SessionRef> session() {
        return session;
    }

    /** @throws io.cinematch.serving.http.ProblemException when the session has ended, or its user asks too often */
    @Override
    public void confirm(Optional<Session> found) {
        rest.accept(found);
    }
}
