package io.cinematch.jobs.fetch;

import io.cinematch.model.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The checksums of a folder's files as they were downloaded, kept beside them; {@code sha256sum -c} reads them too. */
public final class FileSums {
    private static final String FILE = "SHA256SUMS";
    private static final int DIGITS = 64;

    private FileSums() {}

    static void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(of(file) + "  " + file.getFileName());
            }
        }
        Files.write(folder.resolve(FILE), lines);
    }

    /** Whether there are any. */
    public static boolean kept(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** The names of files that are no longer what they were, or are gone. */
    public static List<String> changed(Path folder) throws IOException {
        List<String> changed = new ArrayList<>();
        if (!kept(folder)) {
            return changed;
        }
        for (String line : Files.readAllLines(folder.resolve(FILE))) {
            if (line.length() <= DIGITS + 2) {
                changed.add(FILE);
                continue;
            }
            String name = line.substring(DIGITS + 2);
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || !of(file).equals(line.substring(0, DIGITS))) {
                changed.add(name);
            }
        }
        return changed;
    }

    private static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream summed = new DigestInputStream(in, Sha256.digest())) {
            summed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(summed.getMessageDigest().digest());
        }
    }
}
