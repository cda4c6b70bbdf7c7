package io.cinematch.jobs.movielens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Small text files of a release. The releases do not say their encoding: 100K and 1M are ISO-8859-1, all later ones
 * UTF-8. Text in ISO-8859-1 with an accent is practically never valid UTF-8, so trying UTF-8 strictly tells them apart.
 */
final class TextFile {
    private static final int LONGEST_HEADER = 10_000;

    private TextFile() {}

    /** All lines, whatever their ends, without a byte order mark. */
    static List<String> lines(Path file) throws IOException {
        return withoutByteOrderMark(decode(Files.readAllBytes(file))).lines().toList();
    }

    /** The first line, without reading the rest of a file that may be huge. */
    static String firstLine(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            char[] start = new char[LONGEST_HEADER];
            int length = reader.read(start);
            return length <= 0
                    ? ""
                    : new String(start, 0, length).lines().findFirst().orElse("");
        }
    }

    static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
