package io.cinematch.serving.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Ends a request with a problem. The message is the detail; nothing in it may be secret. */
public final class ProblemException extends RuntimeException {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final ProblemType type;
    private final String remedy;
    private final Optional<Duration> retryAfter;

    /**
     * @param detail what is wrong with this request, and why
     * @param remedy what the client can do about it
     */
    public ProblemException(ProblemType type, String detail, String remedy) {
        this(type, detail, remedy, Optional.empty());
    }

    private ProblemException(ProblemType type, String detail, String remedy, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.remedy = remedy;
        this.retryAfter = retryAfter;
    }

    public static ProblemException invalid(String detail, String remedy) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, remedy);
    }

    public static ProblemException noRelease() {
        return new ProblemException(
                ProblemType.NO_RELEASE,
                "No night has published a release of the variant that is served here.",
                "Run ./cinematch nightly; the service picks the release up by itself.",
                Optional.of(LATER));
    }

    public static ProblemException noSuchMovie(int movie) {
        return new ProblemException(
                ProblemType.NO_SUCH_MOVIE,
                "There is no movie %d in the catalogue.".formatted(movie),
                "Look it up with /movies/search?q=, or take ids from /recommend or /movies/popular.");
    }

    /** For a request that this service, stopping or with too much to do, cannot finish. */
    static ProblemException busy() {
        return new ProblemException(
                ProblemType.BUSY,
                "The service is about to end, or has more to do than it can.",
                "Try again after the seconds in Retry-After; another node may take it at once.",
                Optional.of(AT_ONCE));
    }

    public static ProblemException storeUnavailable(String consequence) {
        return new ProblemException(
                ProblemType.STORE_UNAVAILABLE,
                "Redis, where ratings are kept, does not answer: " + consequence,
                "Try again after the seconds in Retry-After. If it lasts, whoever runs the service should check Redis.",
                Optional.of(SOON));
    }

    public static ProblemException tmdbUnavailable() {
        return new ProblemException(
                ProblemType.TMDB_UNAVAILABLE,
                "TMDB, where posters come from, does not answer as it should.",
                "Show the title instead, and try again after the seconds in Retry-After.",
                Optional.of(SOON));
    }

    public static ProblemException searchNotReady() {
        return new ProblemException(
                ProblemType.SEARCH_NOT_READY,
                "The titles are still being indexed; everything else works.",
                "Try again after the seconds in Retry-After.",
                Optional.of(AT_ONCE));
    }

    /** @param wait until the next one is allowed */
    public static ProblemException tooMany(String detail, Duration wait) {
        return new ProblemException(
                ProblemType.TOO_MANY_REQUESTS,
                detail,
                "Try again after the seconds in Retry-After.",
                Optional.of(wait.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS)));
    }

    ProblemType type() {
        return type;
    }

    Problem about(String instance) {
        return Problem.of(type, getMessage(), instance, remedy);
    }

    /** When trying again makes sense. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
