package io.cinematch.serving.http;

import java.util.Locale;

/** The kinds of problem a client can be told of; the type URI is {@code urn:cinematch:problem:} and the name. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    CUT_SHORT(400, "The request ended early"),
    UNAUTHENTICATED(401, "It is not known who asks"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "There is no such page"),
    NO_SUCH_VARIANT(404, "There is no such variant"),
    NO_SUCH_RELEASE(404, "There is no such release"),
    NO_SUCH_RUN(404, "There is no such run"),
    NO_SUCH_MOVIE(404, "There is no such movie"),
    NO_POSTER(404, "There is no poster of this movie"),
    NO_SCORE(404, "This movie has no score"),
    METHOD_NOT_ALLOWED(405, "This method does not work here"),
    MOVED_MEANWHILE(409, "Somebody else was faster"),
    TOO_LARGE(413, "The request is too large"),
    MISDIRECTED(421, "This service does not answer to that name"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    UNEXPECTED(500, "Something went wrong on our side"),
    TMDB_UNAVAILABLE(503, "TMDB does not answer"),
    SEARCH_NOT_READY(503, "The search is not ready yet"),
    BUSY(503, "The service takes no more requests right now"),
    NO_RELEASE(503, "There is no release yet"),
    STORE_UNAVAILABLE(503, "Ratings cannot be reached right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return "urn:cinematch:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
