package io.cinematch.jobs.cli;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code --json FILE} leaves. */
final class JsonFile {
    private JsonFile() {}

    static void write(Path file, Object record) {
        try {
            Files.write(file, Json.writePretty(record));
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER, "Could not write %s: %s".formatted(file, e), "Choose another file with --json.", e);
        }
    }
}
