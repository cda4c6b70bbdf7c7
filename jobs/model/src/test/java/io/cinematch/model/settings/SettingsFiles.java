package io.cinematch.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings files in a folder, and what is said of those that are wrong. */
record SettingsFiles(Path folder) {
    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String problem(List<Path> files, Map<String, String> environment) {
        return load(files, environment).getMessage();
    }

    static CineMatchException load(List<Path> files, Map<String, String> environment) {
        CineMatchException e =
                catchThrowableOfType(CineMatchException.class, () -> SettingsLoader.load(files, environment));
        assertThat(e).isNotNull();
        assertThat(e.exit()).isEqualTo(ExitCode.CONFIGURATION);
        return e;
    }
}
