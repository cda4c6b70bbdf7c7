package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs that a report has to survive. */
final class OddRuns {
    private OddRuns() {}

    /** Before anything was read. */
    static ReportInputs onlyBegun() {
        return new ReportInputs(ExampleRun.begun(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ReportInputs thirtyVariants() {
        Map<String, Double> ndcg = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            ndcg.put("a-variant-with-a-rather-long-name-%d".formatted(i), 0.1 + 0.009 * i);
        }
        Map<String, Double> rmse = new LinkedHashMap<>(ndcg);
        rmse.replaceAll((name, value) -> 1 - value / 5);
        List<VariantReport> variants = ndcg.keySet().stream()
                .map(name -> ExampleRun.variant(name, "funksvd", 3, ExampleRun.epochs(20, 1, 0.7)))
                .toList();
        return new ReportInputs(
                ExampleRun.run().withVariants(variants),
                Optional.of(ExampleEvaluation.of(ndcg, rmse, ndcg)),
                Optional.of(ExampleRun.foldIn()),
                Optional.of(ExampleRun.abTest()));
    }

    static ReportInputs oneVariant() {
        Map<String, Double> one = Map.of("popularity", 0.17);
        return evaluated(ExampleRun.run(), ExampleEvaluation.of(one, Map.of(), one));
    }

    static ReportInputs noRows() {
        return evaluated(ExampleRun.run(), ExampleEvaluation.with(List.of(), List.of(), List.of()));
    }

    /** Epochs without a number at all, with some, and undone ones. */
    static ReportInputs oddEpochs() {
        double none = Double.NaN;
        List<EpochStats> nothing = IntStream.rangeClosed(1, 3)
                .mapToObj(e -> new EpochStats(e, 0.03, none, none, false, 0.1, 1))
                .toList();
        List<EpochStats> some = List.of(
                new EpochStats(1, 0.03, 1.0, none, false, 0.1, 1),
                new EpochStats(2, 0.03, 40, none, true, 0.1, 1),
                new EpochStats(3, 0.02, 0.9, none, false, 0.1, 1));
        RunReport run = ExampleRun.run()
                .withVariants(List.of(
                        ExampleRun.variant("diverged", "funksvd", 1, nothing),
                        ExampleRun.variant("bold", "funksvd", 1, some)));
        return new ReportInputs(run, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ReportInputs evaluated(RunReport run, EvaluationReport evaluation) {
        return new ReportInputs(run, Optional.of(evaluation), Optional.empty(), Optional.empty());
    }
}
