package io.cinematch.jobs.run;

import io.cinematch.model.release.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Small files on any Hadoop file system. A path without a scheme is on the one that Hadoop's settings name
 * ({@code fs.defaultFS}), and without settings on this machine, as for Spark.
 */
public final class Storage {
    private final Configuration hadoop;

    public Storage(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /** The record in a JSON file, if the file is there. */
    public <T> Optional<T> read(String file, Class<T> type) {
        return read(file).map(json -> Json.read(json, type));
    }

    /** What a file holds, if it is there. */
    public Optional<byte[]> read(String file) {
        Path path = new Path(file);
        try (InputStream in = fileSystem(path).open(path)) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Writes a record as JSON, whole or not at all: a reader sees the old file until the new one is complete. */
    public void write(String file, Object record) {
        write(file, new String(Json.writePretty(record), StandardCharsets.UTF_8) + "\n");
    }

    /** Writes a text in the same way. */
    public void write(String file, String text) {
        Path path = new Path(file);
        Path draft = new Path(path.getParent(), "." + path.getName() + ".draft");
        try {
            FileSystem files = fileSystem(path);
            try (OutputStream out = files.create(draft, true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            replace(files, draft, path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void replace(FileSystem files, Path draft, Path path) throws IOException {
        try {
            // A local rename takes the old file's place at once.
            if (files.rename(draft, path)) {
                return;
            }
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException refused) {
            // Others refuse to, in either way, and know another one to ask for it.
        }
        FileContext.getFileContext(path.toUri(), hadoop).rename(draft, path, Options.Rename.OVERWRITE);
    }

    /**
     * Writes a text to a file that is not there yet, as the only one of all that try at once.
     *
     * @return false when it is there
     */
    public boolean create(String file, String text) {
        Path path = new Path(file);
        try {
            FileSystem files = fileSystem(path);
            files.mkdirs(path.getParent());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (files instanceof RawLocalFileSystem local) {
                // Hadoop's own looks first and creates then: two could get it.
                Files.write(local.pathToFile(path).toPath(), bytes, StandardOpenOption.CREATE_NEW);
                return true;
            }
            try (OutputStream out = files.create(path, false)) {
                out.write(bytes);
            }
            return true;
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException there) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The names of the folders in a folder, in order; none when it is not there. */
    public List<String> folders(String folder) {
        Path path = new Path(folder);
        try {
            return Arrays.stream(fileSystem(path).listStatus(path))
                    .filter(FileStatus::isDirectory)
                    .map(entry -> entry.getPath().getName())
                    .sorted()
                    .toList();
        } catch (FileNotFoundException absent) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** Deletes a folder and all in it; nothing happens when it is not there. */
    public void delete(String folder) {
        Path path = new Path(folder);
        try {
            fileSystem(path).delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** Whether a path is on this machine's file system, or one that is mounted there. */
    boolean isLocal(String path) {
        try {
            return new Path(path).getFileSystem(hadoop) instanceof LocalFileSystem;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reach " + path, e);
        }
    }

    void copy(Path from, Path to) {
        try {
            FileUtil.copy(fileSystem(from), from, fileSystem(to), to, false, hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy %s to %s".formatted(from, to), e);
        }
    }

    private FileSystem fileSystem(Path path) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        // Without Hadoop's hidden checksum files: people and other programs change these files too.
        return files instanceof LocalFileSystem local ? local.getRaw() : files;
    }
}
