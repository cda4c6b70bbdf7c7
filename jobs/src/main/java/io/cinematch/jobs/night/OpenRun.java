package io.cinematch.jobs.night;

import io.cinematch.jobs.lock.Lock;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A run, begun or gone on with, that nobody else works on until this is closed; and, for a whole night, no other night. */
final class OpenRun implements AutoCloseable {
    private final Storage storage;
    private final String dataDir;
    private final Clock clock;
    private final List<Lock> locks = new ArrayList<>();
    private RunReport report;

    private OpenRun(Storage storage, String dataDir, Clock clock) {
        this.storage = storage;
        this.dataDir = dataDir;
        this.clock = clock;
    }

    /**
     * Opens the run that a plan names.
     *
     * @param folder the data set of a run that begins; empty to go on with one
     * @throws CineMatchException (data check) when there is no run to go on with, (other) when somebody is at work
     */
    static OpenRun open(
            Storage storage, String dataDir, Clock clock, NightPlan plan, Optional<MovieLensFolder> folder) {
        OpenRun open = new OpenRun(storage, dataDir, clock);
        try {
            open.report = folder.map(found -> open.begun(plan, found)).orElseGet(() -> open.known(plan));
            open.night(plan);
            open.report = open.report.withStatus(open.report.status().alsoPlanned(plan.steps()));
            storage.write(open.folder().report(), open.report);
            return open;
        } catch (RuntimeException e) {
            open.leave();
            throw e;
        }
    }

    /** Without a trace of a run that was not begun after all. */
    private void leave() {
        close();
        if (report != null && storage.read(folder().report()).isEmpty()) {
            storage.delete(folder().path());
        }
    }

    RunReport report() {
        return report;
    }

    RunFolder folder() {
        return new RunFolder(dataDir, report.run());
    }

    private RunReport begun(NightPlan plan, MovieLensFolder data) {
        String id = plan.run().map(RunId::checked).map(this::locked).orElseGet(this::fresh);
        String source =
                "%s (MovieLens %s)".formatted(data.path(), data.release().label());
        return RunReport.begun(id, clock.instant(), source);
    }

    /** The first name of this second that nobody has. */
    private String fresh() {
        Iterator<String> names = RunId.at(clock.instant()).iterator();
        while (names.hasNext()) {
            String id = names.next();
            RunFolder folder = new RunFolder(dataDir, id);
            if (storage.read(folder.report()).isPresent()) {
                continue;
            }
            Optional<Lock> lock = Lock.take(storage, folder.lock(), id, clock);
            if (lock.isPresent()) {
                locks.add(lock.get());
                // Whoever had it may have begun the run, and left it, since it was looked for.
                if (storage.read(folder.report()).isEmpty()) {
                    return id;
                }
            }
        }
        throw new CineMatchException(
                ExitCode.OTHER, "Too many runs were begun in this second.", "Try again, or name it with --run.");
    }

    private RunReport known(NightPlan plan) {
        String file = plan.run()
                .map(id -> new RunFolder(dataDir, RunId.checked(id)).report())
                .orElse(RunFolder.latestReport(dataDir));
        CineMatchException none = new CineMatchException(
                ExitCode.DATA_CHECK,
                "There is no run to go on with: %s is missing.".formatted(file),
                "Run ./cinematch ingest first, or ./cinematch nightly.");
        String id = RunReports.read(storage, file).orElseThrow(() -> none).run();
        locked(id);
        // Somebody may have finished a step of it before they let go.
        return RunReports.read(storage, new RunFolder(dataDir, id).report()).orElseThrow(() -> none);
    }

    private String locked(String id) {
        take(new RunFolder(dataDir, id).lock(), id, "Run %s is somebody's already".formatted(id));
        return id;
    }

    private void night(NightPlan plan) {
        if (plan.night()) {
            take(RunFolder.nightLock(dataDir), report.run(), "Another night is at work on %s".formatted(dataDir));
            new Retention(storage, dataDir, clock).tidy();
        }
    }

    private void take(String file, String run, String problem) {
        locks.add(Lock.take(storage, file, run, clock)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.OTHER,
                        "%s: %s."
                                .formatted(
                                        problem,
                                        Lock.holder(storage, file, clock).orElse("it has just ended")),
                        "Wait until it has ended; ./cinematch runs tells how it stands.")));
    }

    @Override
    public void close() {
        for (int i = locks.size() - 1; i >= 0; i--) {
            locks.get(i).close();
        }
    }
}
