package io.cinematch.serving.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page.
 *
 * @param type its media type
 * @param gzip the same compressed; empty when that saves nothing
 */
record WebFile(String type, byte[] plain, Optional<byte[]> gzip) {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    /** @throws IllegalStateException for a kind of file that browsers would have to guess */
    static WebFile of(String path, byte[] plain) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("web/" + path + " is of no known type");
        }
        byte[] gzip = gzip(plain);
        return new WebFile(type, plain, gzip.length < plain.length ? Optional.of(gzip) : Optional.empty());
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
