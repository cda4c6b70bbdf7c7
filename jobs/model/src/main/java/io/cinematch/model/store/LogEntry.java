package io.cinematch.model.store;

import io.cinematch.model.release.FormatException;
import java.time.Instant;
import java.util.Map;

/** One entry of the rating log, as {@link LiveRatings} and {@link Forgetting} write it. */
public sealed interface LogEntry {
    long user();

    Instant at();

    /** A rating, the first of a movie or a change of it. */
    record Rated(long user, int movie, float stars, Instant at) implements LogEntry {}

    /** A rating taken back. */
    record TakenBack(long user, int movie, Instant at) implements LogEntry {}

    /** Everything of a user is forgotten: what the log had of them before is gone, or is about to be. */
    record Forgotten(long user, Instant at) implements LogEntry {}

    /**
     * The entry of such fields.
     *
     * @throws FormatException when a field is missing or is not what it should be
     */
    static LogEntry of(Map<String, String> fields) {
        try {
            long user = positive(Long.parseLong(fields.get("user")));
            Instant at = Instant.ofEpochMilli(Long.parseLong(fields.get("at")));
            return switch (String.valueOf(fields.get("op"))) {
                case "rate" -> new Rated(user, movie(fields), stars(fields), at);
                case "delete" -> new TakenBack(user, movie(fields), at);
                case "forget" -> new Forgotten(user, at);
                default -> throw new NumberFormatException("op " + fields.get("op"));
            };
        } catch (NumberFormatException e) {
            throw new FormatException("not an entry of the rating log: %s (%s)".formatted(fields, e.getMessage()));
        }
    }

    private static int movie(Map<String, String> fields) {
        return (int) positive(Integer.parseInt(fields.get("movie")));
    }

    private static long positive(long id) {
        if (id > 0) {
            return id;
        }
        throw new NumberFormatException("id " + id);
    }

    private static float stars(Map<String, String> fields) {
        float stars = Float.parseFloat(String.valueOf(fields.get("stars")));
        if (stars > 0 && stars <= 5 && 2 * stars == Math.rint(2 * stars)) {
            return stars;
        }
        throw new NumberFormatException("stars " + stars);
    }
}
