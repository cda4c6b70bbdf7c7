package io.cinematch.serving.tmdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An image, which its first bytes say it is, whatever it is called.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code image/webp}
 */
public record TmdbImage(String mediaType, byte[] bytes) {
    /** A poster of 342 pixels has 20–60 KB. */
    static final int MOST_BYTES = 1 << 20;

    /** Empty when they are no image that is served. */
    static Optional<TmdbImage> of(byte[] bytes) {
        return bytes.length > MOST_BYTES ? Optional.empty() : mediaType(bytes).map(type -> new TmdbImage(type, bytes));
    }

    private static Optional<String> mediaType(byte[] bytes) {
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        return starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP") ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int at, String with) {
        byte[] expected = with.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
