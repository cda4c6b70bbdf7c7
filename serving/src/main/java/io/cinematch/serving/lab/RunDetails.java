package io.cinematch.serving.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is told of one run.
 *
 * @param run in a line
 * @param data absent before there are ratings
 * @param split in words; absent before there is one
 * @param evaluation absent before variants are judged
 * @param abTest absent unless one was simulated
 * @param note what could not be read, in words
 */
record RunDetails(
        RunSummary run,
        Optional<ReportFile.Data> data,
        Optional<String> split,
        Optional<Evaluation> evaluation,
        List<Curve> training,
        Optional<Experiment> abTest,
        List<ReportFile.Step> steps,
        Optional<Made> made,
        Optional<String> note) {
    /**
     * How the variants were judged.
     *
     * @param k length of the lists
     * @param confidence of all intervals
     * @param metrics by name, what each means
     * @param notes what a reader has to know to trust the numbers
     */
    record Evaluation(
            int k,
            OptionalDouble confidence,
            SortedMap<String, String> metrics,
            List<Leaderboard> leaderboards,
            List<String> notes) {}

    /** @param heapMib most that the JVM's heap may grow to */
    record Made(String code, int cores, String jdk, String os, long heapMib, String spark, String kernels) {}

    /** What the report alone tells. */
    static RunDetails of(String id, ReportFile report) {
        return new RunDetails(
                RunSummary.of(id, report),
                Optional.of(report.data()).filter(data -> data.ratings() > 0),
                Optional.of(report.split()).filter(how -> !how.isEmpty()).map(PlainWords::split),
                Optional.empty(),
                report.variants().stream().map(Curve::of).toList(),
                Optional.empty(),
                report.steps(),
                report.made().flatMap(RunDetails::last),
                Optional.empty());
    }

    RunDetails with(Optional<Evaluation> judged, Optional<Experiment> simulated, Optional<String> remark) {
        return new RunDetails(run, data, split, judged, training, simulated, steps, made, remark);
    }

    static Evaluation evaluation(EvaluationFile file) {
        return new Evaluation(
                file.k(),
                Numbers.finite(file.confidence()),
                new TreeMap<>(file.metrics()),
                Leaderboard.of(file),
                PlainWords.of(file.notes()));
    }

    private static Optional<Made> last(List<ReportFile.Made> made) {
        return made.isEmpty() ? Optional.empty() : Optional.of(made(made.get(made.size() - 1)));
    }

    private static Made made(ReportFile.Made by) {
        ReportFile.Machine machine = by.machine();
        return new Made(
                by.code(),
                machine.cores(),
                machine.jdk(),
                machine.os(),
                machine.heapMiB(),
                machine.spark(),
                machine.kernels());
    }
}
