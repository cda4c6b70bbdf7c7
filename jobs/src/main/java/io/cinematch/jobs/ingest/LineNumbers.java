package io.cinematch.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns byte offsets, which a distributed reader knows, into the line numbers that an editor shows. */
final class LineNumbers {
    private LineNumbers() {}

    /**
     * Line numbers, from 1.
     *
     * @param offsets ascending offsets of line starts
     */
    static long[] of(Path file, long[] offsets) {
        long[] lines = new long[offsets.length];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long line = 1;
            long at = 0;
            for (int k = 0; k < offsets.length; k++) {
                for (; at < offsets[k]; at++) {
                    if (in.read() == '\n') {
                        line++;
                    }
                }
                lines[k] = line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return lines;
    }
}
