package io.cinematch.serving.access;

/** Whom a route is for. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever may act for the user that the request is about. */
    USER,
    /** Whoever knows the admin secret, or has an API key for metrics. */
    METRICS,
    /** Whoever knows the admin secret. */
    ADMIN
}
