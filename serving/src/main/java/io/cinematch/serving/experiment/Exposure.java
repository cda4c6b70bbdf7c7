package io.cinematch.serving.experiment;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a user was shown.
 *
 * @param assigned whether the variant is the one the user is dealt, rather than one asked for by name
 * @param source what the list was made from
 * @param movies in the order they were shown
 */
public record Exposure(
        Instant at, long user, String variant, String release, boolean assigned, String source, int[] movies) {

    /** The fields of its entry in the stream. */
    Map<String, String> fields() {
        return Map.of(
                "at",
                Long.toString(at.toEpochMilli()),
                "user",
                Long.toString(user),
                "variant",
                variant,
                "release",
                release,
                "assigned",
                assigned ? "1" : "0",
                "source",
                source,
                "movies",
                Arrays.stream(movies).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }
}
