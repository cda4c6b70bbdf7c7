package io.cinematch.model.experiment;

import io.cinematch.model.release.FormatException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user was shown. The service writes it, reports on experiments read it: both by the fields here.
 *
 * @param assigned whether the variant is the one the user is dealt, rather than one asked for by name
 * @param salt of the experiment under way, empty when there is none
 * @param source what the list was made from
 * @param movies in the order they were shown
 */
public record Exposure(
        Instant at,
        long user,
        String variant,
        String release,
        boolean assigned,
        String salt,
        String source,
        int[] movies) {
    private static final String AT = "at";
    private static final String USER = "user";
    private static final String VARIANT = "variant";
    private static final String RELEASE = "release";
    private static final String ASSIGNED = "assigned";
    private static final String SALT = "salt";
    private static final String SOURCE = "source";
    private static final String MOVIES = "movies";

    /** The fields of its entry in the stream. */
    public Map<String, String> fields() {
        return Map.of(
                AT,
                Long.toString(at.toEpochMilli()),
                USER,
                Long.toString(user),
                VARIANT,
                variant,
                RELEASE,
                release,
                ASSIGNED,
                assigned ? "1" : "0",
                SALT,
                salt,
                SOURCE,
                source,
                MOVIES,
                Arrays.stream(movies).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }

    /**
     * The exposure of such an entry.
     *
     * @throws FormatException when a field is missing or is not what it should be
     */
    public static Exposure of(Map<String, String> fields) {
        if (!fields.keySet()
                .containsAll(Stream.of(AT, USER, VARIANT, RELEASE, ASSIGNED, SALT, SOURCE, MOVIES)
                        .toList())) {
            throw new FormatException("exposure with fields missing: it has " + fields.keySet());
        }
        try {
            return new Exposure(
                    Instant.ofEpochMilli(Long.parseLong(fields.get(AT))),
                    Long.parseLong(fields.get(USER)),
                    fields.get(VARIANT),
                    fields.get(RELEASE),
                    fields.get(ASSIGNED).equals("1"),
                    fields.get(SALT),
                    fields.get(SOURCE),
                    movies(fields.get(MOVIES)));
        } catch (NumberFormatException e) {
            throw new FormatException("exposure with something else where a number should be: " + e.getMessage());
        }
    }

    private static int[] movies(String list) {
        return list.isEmpty()
                ? new int[0]
                : Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
