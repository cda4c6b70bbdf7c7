package io.cinematch.serving.tmdb;

import java.time.Duration;
import java.util.Optional;

/** TMDB, or what it takes to ask it, does not answer as it should. The message never holds an address or the key. */
public final class TmdbException extends RuntimeException {
    private final Optional<Duration> retryAfter;

    TmdbException(String problem) {
        this(problem, Optional.empty());
    }

    /** @param retryAfter how long TMDB asks to be left alone */
    TmdbException(String problem, Optional<Duration> retryAfter) {
        super(problem, null, false, false);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
