package io.cinematch.jobs.compare;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.registry.Reports;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs that never were. */
final class Runs {
    private Runs() {}

    static RunReport report(String id, String fingerprint, String... variants) {
        List<VariantReport> trained = new ArrayList<>();
        for (String variant : variants) {
            String algorithm = variant.equals("two-heads") ? variant : "als";
            trained.add(new VariantReport(variant, algorithm, Map.of(), 1, List.of(), 0, Map.of()));
        }
        return Reports.ingested(id, fingerprint)
                .withVariants(trained)
                .withStep(new StepReport("evaluate", 1, 1, 1, ""));
    }

    /** Each variant with an NDCG of a tenth more than the one before, and random. */
    static EvaluationReport evaluation(int k, double relevantStars, String... variants) {
        List<EvaluationReport.Scores> rows = new ArrayList<>();
        for (String variant : variants) {
            double ndcg = 0.1 * (1 + rows.size());
            rows.add(row(variant, false, ndcg));
        }
        rows.add(row("random", true, 0.01));
        return new EvaluationReport(
                k, relevantStars, Map.of(), Map.of("ndcg", "gain"), 0.95, 2000, rows, List.of(), List.of(), List.of());
    }

    private static EvaluationReport.Scores row(String name, boolean reference, double ndcg) {
        return new EvaluationReport.Scores(
                name,
                reference,
                EvaluationReport.FULL_CATALOGUE,
                80,
                Map.of("ndcg", new Interval(ndcg, ndcg - 0.01, ndcg + 0.01)),
                Map.of("gini", 1 - ndcg),
                List.of());
    }

    static KnownRun run(RunReport report, EvaluationReport evaluation) {
        return new KnownRun(report, Optional.of(evaluation), Measured.of(report, Optional.of(evaluation)));
    }

    static KnownRun run(String id, String... variants) {
        return run(report(id, "00ff", variants), evaluation(10, 4, variants));
    }
}
