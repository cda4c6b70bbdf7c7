package io.cinematch.jobs.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder is filled under a temporary name beside its place and renamed when it is whole, so that nobody ever takes half
 * a folder for a whole one. Closing without a commit leaves nothing behind; what a crash left behind the next one
 * removes.
 */
public final class FolderSwap implements AutoCloseable {
    private final Path target;
    private final Path temporary;

    private FolderSwap(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /** Makes an empty temporary folder on the same disk as {@code target}, which must not exist yet. */
    public static FolderSwap of(Path target) throws IOException {
        Path whole = target.toAbsolutePath();
        Path temporary = whole.resolveSibling("." + whole.getFileName() + ".incomplete");
        removeAll(temporary);
        Files.createDirectories(temporary);
        return new FolderSwap(whole, temporary);
    }

    public Path temporary() {
        return temporary;
    }

    /** Puts the temporary folder in its place. */
    public void commit() throws IOException {
        commit(temporary);
    }

    /** Puts one folder inside the temporary one in its place. */
    public void commit(Path inside) throws IOException {
        reachDisk(inside);
        Files.move(inside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        removeAll(temporary);
    }

    /** A rename can survive a power cut that the bytes written before it do not. */
    private static void reachDisk(Path folder) throws IOException {
        for (Path file : walk(folder)) {
            if (Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : walk(folder)) {
                Files.delete(path);
            }
        }
    }

    /** Children before their folders. */
    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
