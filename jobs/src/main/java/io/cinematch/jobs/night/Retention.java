package io.cinematch.jobs.night;

import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier nights have left: deletes runs, with their part of the lake, that are too old, and what is of no use to
 * anybody of those that were broken off. It knows runs by their reports, and touches nothing else.
 */
final class Retention {
    private final Storage storage;
    private final String dataDir;
    private final Clock clock;

    Retention(Storage storage, String dataDir, Clock clock) {
        this.storage = storage;
        this.dataDir = dataDir;
        this.clock = clock;
    }

    /**
     * Deletes the runs that begin before the newest that are done, so many of them. Those that are not done go with them: as
     * long as they are newer they can be resumed. A run that a person named stays.
     *
     * @param keep how many that are done, at least 1
     * @param needed runs that stay however old they are
     * @return the runs deleted, oldest first
     */
    List<String> delete(int keep, Set<String> needed) {
        List<RunReport> runs =
                known().stream().filter(report -> RunId.byItself(report.run())).toList();
        List<String> gone = new ArrayList<>();
        int done = 0;
        for (int i = runs.size() - 1; i >= 0; i--) {
            RunReport run = runs.get(i);
            if (done >= keep && !needed.contains(run.run()) && delete(run.run())) {
                gone.add(0, run.run());
            }
            done += run.undone().isEmpty() && run.status().at().isEmpty() ? 1 : 0;
        }
        return gone;
    }

    /** Somebody may be at work on it. */
    private boolean delete(String run) {
        RunFolder folder = new RunFolder(dataDir, run);
        Optional<Lock> lock = Lock.take(storage, folder.lock(), run, clock);
        if (lock.isEmpty()) {
            return false;
        }
        try (Lock held = lock.get()) {
            // The report last: as long as it is there, the rest is found again.
            storage.delete(folder.lake());
            storage.folders(folder.path()).forEach(part -> storage.delete(folder.path() + "/" + part));
            storage.delete(folder.path());
            return true;
        }
    }

    /** Deletes what only the process that made it could use, of runs that were broken off: checkpoints, staged files. */
    void tidy() {
        known().stream()
                .filter(report -> !report.status().at().isEmpty())
                .map(report -> new RunFolder(dataDir, report.run()))
                .filter(folder -> Lock.holder(storage, folder.lock(), clock).isEmpty())
                .forEach(folder -> {
                    storage.delete(folder.checkpoints());
                    storage.delete(folder.staged());
                    storage.delete(folder.lock());
                });
    }

    private List<RunReport> known() {
        return new RunFinder(storage, dataDir)
                .all().stream().flatMap(found -> found.report().stream()).toList();
    }
}
