package io.cinematch.model.store;

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
        String[] parts = value.split("\\|");
        return new LiveRating(
                Integer.parseInt(movie),
                Float.parseFloat(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]));
    }
}
