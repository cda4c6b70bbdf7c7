package io.cinematch.jobs.fetch;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What has arrived of a file so far, and of which version of it. The version is on disk before the first byte is, so that
 * half of one version can never be continued with half of another.
 */
record PartFile(Path bytes) {
    long size() throws IOException {
        return Files.exists(bytes) ? Files.size(bytes) : 0;
    }

    /** What to send as If-Range, when there is something to go on from. */
    Optional<String> version() throws IOException {
        return size() > 0 && Files.exists(versionFile())
                ? Optional.of(Files.readString(versionFile())).filter(version -> !version.isBlank())
                : Optional.empty();
    }

    /** Forgets what was there and notes the version that is about to arrive. */
    void startOver(HttpHeaders headers) throws IOException {
        remove();
        Optional<String> version = headers.firstValue("ETag")
                // A weak tag does not promise the same bytes.
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
        if (version.isPresent()) {
            Files.writeString(versionFile(), version.get());
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(bytes);
        Files.deleteIfExists(versionFile());
    }

    private Path versionFile() {
        return bytes.resolveSibling(bytes.getFileName() + ".version");
    }
}
