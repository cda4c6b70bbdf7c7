package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Bootstrap;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is how good by one metric of one protocol.
 *
 * @param variants that have the metric, best first
 * @param references that have it, best first
 * @param comparisons of this metric
 * @param resamples behind them
 */
record Ranking(
        String protocol,
        MetricName metric,
        List<Scores> variants,
        List<Scores> references,
        List<Comparison> comparisons,
        int resamples) {

    static Ranking of(EvaluationReport evaluation, String protocol, String key) {
        MetricName metric = new MetricName(key, evaluation.k());
        // Of equals the one that is best at more: a release of two heads, and not a variant it is made of.
        List<Scores> sorted = having(evaluation, protocol, metric)
                .sorted(bestFirst(metric).thenComparing(row -> -wins(evaluation, row.name())))
                .toList();
        return new Ranking(
                protocol,
                metric,
                sorted.stream().filter(row -> !row.reference()).toList(),
                sorted.stream().filter(Scores::reference).toList(),
                evaluation.comparisons().stream()
                        .filter(c -> c.protocol().equals(protocol) && c.metric().equals(key))
                        .toList(),
                evaluation.resamples());
    }

    /** By the metric that a protocol is known by. */
    static Ranking of(EvaluationReport evaluation, String protocol) {
        return of(evaluation, protocol, leading(protocol));
    }

    static String leading(String protocol) {
        return switch (protocol) {
            case EvaluationReport.RATED_ONLY -> MetricName.PRECISION;
            case EvaluationReport.STARS -> MetricName.RMSE;
            default -> MetricName.NDCG;
        };
    }

    private static Stream<Scores> having(EvaluationReport evaluation, String protocol, MetricName metric) {
        return evaluation.rows().stream()
                .filter(row -> row.protocol().equals(protocol))
                .filter(row -> row.metrics().containsKey(metric.key()))
                .filter(row -> Double.isFinite(row.metrics().get(metric.key()).value()));
    }

    private static Comparator<Scores> bestFirst(MetricName metric) {
        int sign = metric.lessIsBetter() ? 1 : -1;
        return Comparator.comparingDouble(
                row -> sign * row.metrics().get(metric.key()).value());
    }

    private static long wins(EvaluationReport evaluation, String variant) {
        return Stream.of(EvaluationReport.FULL_CATALOGUE, EvaluationReport.STARS)
                .filter(protocol -> {
                    MetricName metric = new MetricName(leading(protocol), evaluation.k());
                    List<Scores> variants = having(evaluation, protocol, metric)
                            .filter(row -> !row.reference())
                            .sorted(bestFirst(metric))
                            .toList();
                    return variants.stream()
                            .filter(row -> row.name().equals(variant))
                            .anyMatch(row -> bestFirst(metric).compare(row, variants.get(0)) == 0);
                })
                .count();
    }

    /** Whether more resamples might have found less chance for luck: not one of these spoke for it. */
    boolean atMost(Comparison found) {
        return found.p() <= Bootstrap.least(resamples);
    }

    Optional<Scores> winner() {
        return variants.stream().findFirst();
    }

    boolean isWinner(String name) {
        return winner().filter(w -> w.name().equals(name)).isPresent();
    }

    Interval interval(Scores row) {
        return row.metrics().get(metric.key());
    }

    double value(Scores row) {
        return interval(row).value();
    }

    /** References that are not variants as well, which would be the same line twice. */
    List<Scores> onlyReferences() {
        return references.stream()
                .filter(row -> variants.stream().noneMatch(v -> v.name().equals(row.name())))
                .toList();
    }

    Optional<Scores> reference(String name) {
        return named(references, name);
    }

    /** Of that name, be it a variant or a reference. */
    Optional<Scores> row(String name) {
        return named(variants, name).or(() -> reference(name));
    }

    private static Optional<Scores> named(List<Scores> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /**
     * One variant beside another, whichever way round they were compared. Who has the very numbers of another, as a
     * variant that is made of it, is compared by the other's name.
     */
    Optional<Comparison> between(String a, String b) {
        List<String> first = alike(a);
        List<String> second = alike(b);
        return comparisons.stream()
                .flatMap(c -> Stream.of(c, turned(c)))
                .filter(c -> first.contains(c.a()) && second.contains(c.b()))
                .filter(c -> !first.contains(c.b()))
                .map(c -> named(c, a, b))
                .findFirst();
    }

    /** Variants, best first, one of each that have the same numbers. */
    List<Scores> different() {
        List<Scores> different = new ArrayList<>();
        for (Scores row : variants) {
            if (different.stream().noneMatch(other -> same(row, other))) {
                different.add(row);
            }
        }
        return different;
    }

    private List<String> alike(String name) {
        return variants.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .map(row -> variants.stream()
                        .filter(other -> same(row, other))
                        .map(Scores::name)
                        .toList())
                .orElse(List.of(name));
    }

    private static Comparison named(Comparison c, String a, String b) {
        return new Comparison(
                c.protocol(), c.metric(), a, b, c.difference(), c.p(), c.adjusted(), c.smallest(), c.verdict());
    }

    /** Whether two variants have exactly the same numbers, as one that is made of the other. */
    boolean same(Scores a, Scores b) {
        return interval(a).equals(interval(b));
    }

    private static Comparison turned(Comparison c) {
        Interval d = c.difference();
        return new Comparison(
                c.protocol(),
                c.metric(),
                c.b(),
                c.a(),
                new Interval(-d.value(), -d.high(), -d.low()),
                c.p(),
                c.adjusted(),
                c.smallest(),
                turned(c.verdict()));
    }

    private static Verdict turned(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> Verdict.WORSE;
            case WORSE -> Verdict.BETTER;
            case NOT_DISTINGUISHABLE -> verdict;
        };
    }
}
