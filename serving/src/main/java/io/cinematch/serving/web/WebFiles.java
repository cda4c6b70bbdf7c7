package io.cinematch.serving.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** All files of the page, read and compressed once. What is asked for is looked up, never made part of a path. */
final class WebFiles {
    private static final int VERSION_DIGITS = 12;

    private final SortedMap<String, WebFile> files;
    private final String version;

    private WebFiles(SortedMap<String, byte[]> contents) {
        files = contents.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> WebFile.of(e.getKey(), e.getValue()), (a, b) -> a, TreeMap::new));
        version = version(contents);
    }

    /** Those on the class path, under {@code web/}. */
    static WebFiles load() {
        try (ResourceFactory.Closeable factory = ResourceFactory.closeable()) {
            Resource folder = factory.newClassLoaderResource("web/");
            SortedMap<String, byte[]> contents = new TreeMap<>();
            for (Resource file : folder.getAllResources()) {
                if (!file.isDirectory()) {
                    contents.put(folder.getPathTo(file).toString().replace('\\', '/'), bytes(file));
                }
            }
            return new WebFiles(contents);
        }
    }

    /** @param path as below {@code web/}: {@code js/main.mjs} */
    Optional<WebFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Of all of them together: other bytes anywhere, another version. */
    String version() {
        return version;
    }

    private static byte[] bytes(Resource file) {
        try (InputStream in = file.newInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String version(SortedMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
