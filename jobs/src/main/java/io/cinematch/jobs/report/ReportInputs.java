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
        // A file of an earlier evaluation stays in the folder when the run is split or trained again.
        boolean evaluated = run.has("evaluate");
        return new ReportInputs(
                run,
                evaluated ? storage.read(folder.evaluation(), EvaluationReport.class) : Optional.empty(),
                evaluated ? storage.read(folder.foldInGap(), FoldInGapReport.class) : Optional.empty(),
                evaluated ? storage.read(folder.abTest(), AbTestReport.class) : Optional.empty());
    }
}
