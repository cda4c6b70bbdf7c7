package io.cinematch.jobs.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip that may be hostile.
 *
 * @param mostBytes unpacked, all files together
 * @param mostFiles how many entries
 */
record Unzip(long mostBytes, int mostFiles) {
    /** The largest release unpacks to about 2 GB in a dozen files. */
    static final Unzip MOVIELENS = new Unzip(8L << 30, 1000);

    /** @throws ZipException when an entry points outside {@code folder} or there is more than allowed */
    void into(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(file.entries());
            if (entries.size() > mostFiles) {
                throw new ZipException("holds " + entries.size() + " entries, more than " + mostFiles);
            }
            long left = mostBytes;
            for (ZipEntry entry : entries) {
                Path path = inside(folder, entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    left -= copy(file, entry, path, left);
                }
            }
        }
    }

    private static Path inside(Path folder, ZipEntry entry) throws ZipException {
        try {
            Path path = folder.resolve(entry.getName()).normalize();
            if (path.startsWith(folder.normalize())) {
                return path;
            }
        } catch (InvalidPathException e) {
            // No name for a file here: refused like one that points outside.
        }
        throw new ZipException("has an entry that points outside the folder: " + entry.getName());
    }

    /** Counts what really comes out: the sizes an archive states may lie. */
    private long copy(ZipFile file, ZipEntry entry, Path path, long left) throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > left) {
                    throw new ZipException("unpacks to more than " + mostBytes + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }
}
