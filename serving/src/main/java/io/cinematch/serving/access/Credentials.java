package io.cinematch.serving.access;

import io.cinematch.model.settings.ServeSettings.ApiKey;
import io.cinematch.model.store.SessionRef;

/** What a request shows of who sends it. */
public sealed interface Credentials {
    /** None. */
    record Nobody() implements Credentials {}

    /** A session's cookie; whether there is such a session, only Redis knows. */
    record InSession(SessionRef session) implements Credentials {}

    /** A program with one of the configured keys. */
    record Program(ApiKey key) implements Credentials {}

    /** The admin secret. */
    record Admin() implements Credentials {}

    /** An {@code Authorization} header that opens nothing. */
    record Wrong() implements Credentials {}

    /** Whether these are known good, without asking Redis. */
    default boolean trusted() {
        return this instanceof Program || this instanceof Admin;
    }
}
