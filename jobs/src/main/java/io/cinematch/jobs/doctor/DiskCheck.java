package io.cinematch.jobs.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the local data folder can be written, and has room. */
record DiskCheck(Path folder) implements Check {
    private static final long MIB = 1L << 20;
    private static final long LEAST = 2048 * MIB;

    @Override
    public List<Finding> look() {
        return List.of(new Finding("disk", outcome()));
    }

    private Outcome outcome() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".doctor", null));
            long free = Files.getFileStore(folder).getUsableSpace();
            String seen = "%,d MiB free in %s".formatted(free / MIB, folder);
            return free < LEAST
                    ? new Outcome.Ill(seen, "Make room, or set data.dir (CINEMATCH_DATA_DIR) to a larger disk.")
                    : new Outcome.Well(seen);
        } catch (IOException e) {
            return new Outcome.Ill(
                    "cannot write to %s: %s".formatted(folder, e), "Set data.dir (CINEMATCH_DATA_DIR) elsewhere.");
        }
    }
}
