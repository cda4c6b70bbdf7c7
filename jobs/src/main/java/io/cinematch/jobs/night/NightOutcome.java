package io.cinematch.jobs.night;

import io.cinematch.jobs.registry.Measured;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.StepReport;
import io.cinematch.model.cli.Failure;
import io.cinematch.model.errors.ExitCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a night ended, for programs.
 *
 * @param run empty when none was begun
 * @param status {@code done} or {@code failed}
 * @param exitCode of the command
 * @param failedAt the step; empty when it failed at none
 * @param problem empty when done; and what to do about it
 * @param resume the command that goes on with it; empty when there is nothing to go on with
 * @param seconds of the command, by wall clock
 * @param steps seconds of each step of the run, those done by an earlier command too
 * @param releases ids of what the run has published, by variant
 * @param best the variant with the best NDCG over the full catalogue; empty before evaluate
 * @param bestNdcg its NDCG; 0 before evaluate
 */
public record NightOutcome(
        String run,
        String status,
        int exitCode,
        String failedAt,
        String problem,
        String remedy,
        String resume,
        double seconds,
        Map<String, Double> steps,
        Map<String, String> releases,
        String best,
        double bestNdcg) {

    /** @param resume the command to go on with a run */
    public static NightOutcome of(Attempt attempt, double seconds, String resume) {
        Optional<Failure> failure = attempt.failure().map(Failure::of);
        Optional<RunReport> report = attempt.report();
        Optional<Measured> best = report.filter(r -> r.has("evaluate")).flatMap(Measured::best);
        return new NightOutcome(
                report.map(RunReport::run).orElse(""),
                failure.isPresent() ? "failed" : "done",
                failure.map(Failure::exit).orElse(ExitCode.OK).code(),
                failure.isPresent() ? report.map(r -> r.status().at()).orElse("") : "",
                failure.map(Failure::problem).orElse(""),
                failure.map(Failure::remedy).orElse(""),
                report.filter(r -> failure.isPresent() && !r.undone().isEmpty())
                        .map(r -> resume.formatted(r.run()))
                        .orElse(""),
                Math.round(seconds * 1000) / 1000.0,
                report.stream()
                        .flatMap(r -> r.steps().stream())
                        .collect(
                                Collectors.toMap(StepReport::name, step -> Math.round(step.seconds() * 1000) / 1000.0)),
                report.filter(r -> r.has("publish")).stream()
                        .flatMap(r -> r.releases().entrySet().stream())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().id(), (a, b) -> a, TreeMap::new)),
                best.map(Measured::variant).orElse(""),
                best.map(Measured::value).orElse(0.0));
    }

    /** For commands that are told of it. */
    public Map<String, String> environment() {
        return Map.of(
                "CINEMATCH_RUN", run,
                "CINEMATCH_STATUS", status,
                "CINEMATCH_EXIT_CODE", Integer.toString(exitCode));
    }
}
