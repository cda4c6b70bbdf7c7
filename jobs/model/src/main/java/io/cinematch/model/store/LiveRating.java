package io.cinematch.model.store;

import io.cinematch.model.release.FormatException;

/**
 * One rating given to the live service.
 *
 * @param movie MovieLens movie id
 * @param stars 0.5–5.0 in half steps
 * @param epochMillis when it was given
 * @param sequence the user's count of changes at this one: 1 for their first, never reused
 */
public record LiveRating(int movie, float stars, long epochMillis, long sequence) {
    /** The hash value of a rating. */
    static LiveRating decode(String movie, String value) {
        try {
            String[] parts = value.split("\\|", 3);
            return new LiveRating(
                    Integer.parseInt(movie),
                    Float.parseFloat(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new FormatException("live rating of movie %s: not stars|millis|sequence: %s".formatted(movie, value));
        }
    }
}
