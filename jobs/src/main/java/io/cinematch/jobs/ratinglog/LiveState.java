package io.cinematch.jobs.ratinglog;

import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.release.LogPosition;

/**
 * How far the lake knows the rating log, and which table has what it knows: {@code lake/live/state.json}, which changes
 * at once or not at all. The table is one for all runs: once the log is trimmed, it is the only place where live ratings
 * are.
 *
 * @param version counts the changes
 * @param table folder of the table, beside this; empty as long as nobody has told anything
 * @param before the table before this one, which is kept once more
 * @param run that made it
 * @param position the last entries of the log that it knows
 */
public record LiveState(long version, String table, String before, String run, LogPosition position) {
    static final LiveState NONE = new LiveState(0, "", "", "", LogPosition.NONE);

    /** What the lake knows now. */
    public static LiveState of(Storage storage, String dataDir) {
        return storage.read(file(dataDir), LiveState.class).orElse(NONE);
    }

    /** How far the ratings of a run know the log; not at all when an earlier version made them. */
    public static LogPosition positionOf(Storage storage, RunFolder run) {
        return storage.read(run.logPosition(), LogPosition.class).orElse(LogPosition.NONE);
    }

    static String folder(String dataDir) {
        return dataDir + "/lake/live";
    }

    static String file(String dataDir) {
        return folder(dataDir) + "/state.json";
    }

    /** The state after this one. */
    LiveState next(String run, LogPosition known) {
        long n = version + 1;
        return new LiveState(n, n + "-" + run, table, run, known);
    }
}
