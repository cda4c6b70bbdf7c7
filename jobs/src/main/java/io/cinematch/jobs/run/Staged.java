package io.cinematch.jobs.run;

import org.apache.hadoop.fs.Path;

/**
 * A file of this machine where Spark's tasks can read it: itself when the runs are on this machine's file system too, which
 * on a cluster is one that is mounted everywhere; else a copy beside the runs, for as long as this is open.
 */
public final class Staged implements AutoCloseable {
    private final Storage storage;
    private final String folder;
    private final Path path;

    private Staged(Storage storage, String folder, Path path) {
        this.storage = storage;
        this.folder = folder;
        this.path = path;
    }

    /** @param folder of a run, for the copy if there has to be one */
    public static Staged of(Storage storage, java.nio.file.Path file, String folder) {
        Path here = new Path(file.toAbsolutePath().toUri());
        if (storage.isLocal(folder)) {
            return new Staged(storage, folder, here);
        }
        Path there = new Path(folder, file.getFileName().toString());
        storage.copy(here, there);
        return new Staged(storage, folder, there);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!storage.isLocal(folder)) {
            storage.delete(folder);
        }
    }
}
