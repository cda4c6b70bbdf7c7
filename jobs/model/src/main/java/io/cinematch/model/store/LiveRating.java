package io.cinematch.model.store;

import io.cinematch.model.release.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The last that a user told the live service of a movie: how many stars, or that their rating is taken back.
 *
 * @param movie MovieLens movie id
 * @param stars 0.5–5.0 in half steps; 0 when taken back
 * @param epochMillis when it was told
 * @param sequence the user's count of changes at this one: 1 for their first, never reused
 */
public record LiveRating(int movie, float stars, long epochMillis, long sequence) {
    /** The live hash's own field: how many changes the user has made. No movie has this id. */
    private static final String SEQUENCE = "seq";

    /** Whether there is no rating any more: whatever a release knows of it does not count. */
    public boolean takenBack() {
        return stars == 0;
    }

    /** A whole live hash, ordered by movie. */
    static List<LiveRating> decodeAll(Map<byte[], byte[]> hash) {
        List<LiveRating> ratings = new ArrayList<>(hash.size());
        hash.forEach((field, value) -> add(ratings, text(field), value));
        ratings.sort(Comparator.comparingInt(LiveRating::movie));
        return ratings;
    }

    /** The same as a script answers it: fields and values by turns. */
    static List<LiveRating> decodeAll(List<byte[]> hash) {
        List<LiveRating> ratings = new ArrayList<>(hash.size() / 2);
        for (int k = 0; k + 1 < hash.size(); k += 2) {
            add(ratings, text(hash.get(k)), hash.get(k + 1));
        }
        ratings.sort(Comparator.comparingInt(LiveRating::movie));
        return ratings;
    }

    private static void add(List<LiveRating> ratings, String field, byte[] value) {
        if (!field.equals(SEQUENCE)) {
            ratings.add(decode(field, text(value)));
        }
    }

    /** The hash value of a rating. */
    static LiveRating decode(String movie, String value) {
        try {
            String[] parts = value.split("\\|", 3);
            float stars = Float.parseFloat(parts[0]);
            if (stars >= 0 && stars <= 5) {
                return new LiveRating(
                        Integer.parseInt(movie), stars, Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
            throw new NumberFormatException("not stars");
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new FormatException("live rating of movie %s: not stars|millis|sequence: %s".formatted(movie, value));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
