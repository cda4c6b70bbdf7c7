package io.cinematch.jobs.registry;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One number of a run.
 *
 * @param variant or reference, such as random
 * @param reference whether it is one
 * @param metric without the length of the lists: {@code ndcg}
 * @param interval its value among it; none for metrics of all lists together, and in runs of versions that had none
 * @param users over which it is a mean
 */
public record Measured(
        String variant,
        boolean reference,
        String protocol,
        String metric,
        double value,
        Optional<Interval> interval,
        long users) {

    static final String RANKS = "ndcg";

    private static final Set<String> OF_STARS = Set.of("rmse", "mae");

    /** All numbers of a run: what its evaluation says, or, in its absence, its report. */
    public static List<Measured> of(RunReport report, Optional<EvaluationReport> evaluation) {
        return evaluation
                .map(found ->
                        found.rows().stream().flatMap(row -> of(row).stream()).toList())
                .orElseGet(() -> report.variants().stream()
                        .flatMap(variant -> of(variant).stream())
                        .toList());
    }

    /** The number by which variants are ranked: the best NDCG over the full catalogue. */
    public static Optional<Measured> best(RunReport report) {
        return of(report, Optional.empty()).stream()
                .filter(one -> one.metric().equals(RANKS) && one.protocol().equals(EvaluationReport.FULL_CATALOGUE))
                .max(Comparator.comparingDouble(Measured::value));
    }

    private static List<Measured> of(EvaluationReport.Scores row) {
        List<Measured> all = new ArrayList<>();
        new TreeMap<>(row.metrics())
                .forEach((metric, interval) -> all.add(new Measured(
                        row.name(),
                        row.reference(),
                        row.protocol(),
                        metric,
                        interval.value(),
                        Optional.of(interval),
                        row.users())));
        new TreeMap<>(row.points())
                .forEach((metric, value) -> all.add(new Measured(
                        row.name(), row.reference(), row.protocol(), metric, value, Optional.empty(), row.users())));
        return all;
    }

    /** Before there were evaluations: {@code ndcg@10}, {@code rmse}, and the number of users beside them. */
    private static List<Measured> of(VariantReport variant) {
        Map<String, Double> metrics = new TreeMap<>(variant.metrics());
        Double users = metrics.remove("users");
        List<Measured> all = new ArrayList<>();
        metrics.forEach((name, value) -> all.add(new Measured(
                variant.name(),
                false,
                OF_STARS.contains(name) ? EvaluationReport.STARS : EvaluationReport.FULL_CATALOGUE,
                name.replaceFirst("@.*", ""),
                value,
                Optional.empty(),
                users == null ? 0 : users.longValue())));
        return all;
    }
}
