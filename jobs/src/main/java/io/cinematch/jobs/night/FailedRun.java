package io.cinematch.jobs.night;

import io.cinematch.jobs.report.HtmlReport;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.cli.Failure;
import java.util.Optional;

/** Keeps where and why a run stopped: in its report, and in the one for people. */
final class FailedRun {
    private FailedRun() {}

    /**
     * Keeps it.
     *
     * @param night whether it was a whole one: that has failed also before its first step, where a step by hand that was
     *     out of order was never begun
     * @return the report as it is on disk; empty when the disk is what failed, which is then told along
     */
    static Optional<RunReport> keep(Storage storage, RunFolder folder, boolean night, Throwable thrown) {
        try {
            RunReport report = RunReports.read(storage, folder.report()).orElseThrow();
            String at = report.status().at();
            if (at.isEmpty() && night && !report.undone().isEmpty()) {
                at = report.undone().get(0);
            }
            if (at.isEmpty()) {
                return Optional.of(report);
            }
            Failure failure = Failure.of(thrown);
            RunReport failed = report.withStatus(report.status().failedAt(at, failure.problem(), failure.exit()));
            storage.write(folder.report(), failed);
            if (failed.has("ingest")) {
                HtmlReport.write(storage, folder, failed);
            }
            return Optional.of(failed);
        } catch (RuntimeException also) {
            thrown.addSuppressed(also);
            return Optional.empty();
        }
    }
}
