package io.cinematch.jobs.gate;

import io.cinematch.jobs.evaluate.Duel;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tonight's variants beside those that are served: {@code gate.json} in a run's folder.
 *
 * @param maxLoss what {@code publish.maxLoss} allows
 * @param checks one for each published variant
 * @param forced why a variant is published that is worse; empty when none is
 */
public record GateReport(double maxLoss, List<Check> checks, String forced) {
    /** What it found, for people. */
    public List<String> lines() {
        Stream<String> found = checks.stream().flatMap(check -> check.lines().stream());
        return Stream.concat(
                        found, Stream.of("published all the same: " + forced).filter(line -> !forced.isEmpty()))
                .toList();
    }

    /**
     * One variant.
     *
     * @param active the release that is served; empty when there is none
     * @param found tonight's models ({@code a}) beside that release's ({@code b}) on tonight's held-out ratings
     * @param reason why nothing was found; empty when something was
     */
    public record Check(String variant, String active, List<Duel.Result> found, String reason) {
        /** The outcome, for people. */
        String told() {
            return found.isEmpty()
                    ? reason
                    : "%s beside %s: %s"
                            .formatted(
                                    variant,
                                    active,
                                    found.stream().map(GateReport::told).collect(Collectors.joining("; ")));
        }

        /** The same as lines. */
        List<String> lines() {
            return found.isEmpty()
                    ? List.of(reason)
                    : Stream.concat(
                                    Stream.of(
                                            "%s beside %s, on tonight's held-out ratings:".formatted(variant, active)),
                                    found.stream().map(one -> "  " + GateReport.told(one)))
                            .toList();
        }

        /** What is worse by more than a share of what is served, and not by luck. */
        List<Duel.Result> losses(double maxLoss) {
            return found.stream()
                    .filter(one -> one.comparison().verdict() == Verdict.WORSE && Math.abs(relative(one)) > maxLoss)
                    .toList();
        }
    }

    private static double relative(Duel.Result found) {
        return found.comparison().difference().value() / found.second();
    }

    static String told(Duel.Result found) {
        Comparison comparison = found.comparison();
        return String.format(
                Locale.ROOT,
                "%s %+.4f (%+.4f to %+.4f; %+.1f %%), %s",
                comparison.metric().toUpperCase(Locale.ROOT),
                comparison.difference().value(),
                comparison.difference().low(),
                comparison.difference().high(),
                100 * relative(found),
                comparison.verdict());
    }
}
