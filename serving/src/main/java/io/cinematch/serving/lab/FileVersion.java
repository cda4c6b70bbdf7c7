package io.cinematch.serving.lab;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file as it is now: once it is written anew it is another one. */
record FileVersion(Path file, FileTime changed, long bytes) {
    /** What a report has beyond a record is left where it is; what it lacks is told. */
    private static final ObjectReader READER = Json.mapper()
            .reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** Empty when there is no such file, or nobody may look. */
    static Optional<FileVersion> of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(new FileVersion(file, found.lastModifiedTime(), found.size()))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /**
     * The record in it.
     *
     * @throws FormatException when it is not the JSON of one, or cannot be read
     */
    <T> T read(Class<T> type) {
        try (InputStream in = Files.newInputStream(file)) {
            T record = READER.forType(type).readValue(in);
            if (record == null) {
                throw new FormatException("not a %s: null".formatted(type.getSimpleName()));
            }
            return record;
        } catch (IOException | UncheckedIOException e) {
            throw new FormatException("not a %s: %s".formatted(type.getSimpleName(), e.getMessage()));
        }
    }
}
