package io.cinematch.jobs.cli;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --json}; a picocli mixin. */
final class JsonOption {
    @Option(names = "--json", paramLabel = "FILE", description = "Writes what came of it here, too.")
    private Optional<Path> json = Optional.empty();

    boolean given() {
        return json.isPresent();
    }

    void write(Object found) {
        json.ifPresent(file -> write(file, found));
    }

    private static void write(Path file, Object found) {
        try {
            Files.write(file, Json.writePretty(found));
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER, "Could not write %s: %s".formatted(file, e), "Choose another file with --json.", e);
        }
    }
}
