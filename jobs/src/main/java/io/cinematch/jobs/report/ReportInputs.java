package io.cinematch.jobs.report;

import io.cinematch.jobs.abtest.AbTestReport;
import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.foldingap.FoldInGapReport;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Storage;
import java.util.Optional;

/** What is known of a run; what was not done, or not since a step before it, is empty. */
public record ReportInputs(
        RunReport run,
        Optional<EvaluationReport> evaluation,
        Optional<FoldInGapReport> foldIn,
        Optional<AbTestReport> abTest) {

    static ReportInputs read(Storage storage, RunFolder folder, RunReport run) {
        return new ReportInputs(
                run,
                read(storage, run, "evaluate", folder.evaluation(), EvaluationReport.class),
                read(storage, run, "foldin", folder.foldInGap(), FoldInGapReport.class),
                read(storage, run, "abtest", folder.abTest(), AbTestReport.class));
    }

    /** What an earlier time of a step left stays in the folder when the run is split or trained again. */
    private static <T> Optional<T> read(Storage storage, RunReport run, String step, String file, Class<T> type) {
        return run.has(step) ? storage.read(file, type) : Optional.empty();
    }
}
