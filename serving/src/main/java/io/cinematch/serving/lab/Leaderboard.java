package io.cinematch.serving.lab;

import io.cinematch.serving.lab.EvaluationFile.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who is how good by one protocol.
 *
 * @param meaning of the protocol, in words
 * @param metric that it is known by, and variants are compared by
 * @param lessIsBetter of that metric
 * @param rows variants, best first, and behind them the references they are read by
 */
record Leaderboard(String protocol, String meaning, String metric, boolean lessIsBetter, List<Line> rows) {
    private static final Map<String, String> METRICS =
            Map.of("full-catalogue", "ndcg", "rated-only", "precision", "stars", "rmse");
    private static final String BASELINE = "popularity";

    /**
     * A variant.
     *
     * @param reference whether it is there only to read the others by
     * @param users over which the means are taken
     * @param besideBest absent for the best one and for references
     * @param besidePopularity how it stands beside the most rated movies, where these can be judged
     */
    record Line(
            String variant,
            boolean reference,
            long users,
            SortedMap<String, Score> metrics,
            Optional<Beside> besideBest,
            Optional<Beside> besidePopularity) {}

    /** @param low with high the interval; absent for a metric of all lists together */
    record Score(double value, OptionalDouble low, OptionalDouble high) {}

    /**
     * How a variant stands beside another one.
     *
     * @param verdict {@code better}, {@code worse}, {@code not-distinguishable}, {@code same} numbers, or {@code
     *     not-compared}
     * @param difference of the metric, less the other's
     * @param p of the difference being luck, for all comparisons together
     */
    record Beside(String variant, String verdict, Optional<Interval> difference, OptionalDouble p) {}

    /** One for each protocol that a variant was judged by. */
    static List<Leaderboard> of(EvaluationFile evaluation) {
        return Stream.of("full-catalogue", "stars", "rated-only")
                .map(protocol -> of(evaluation, protocol))
                .filter(board -> !board.rows.isEmpty())
                .toList();
    }

    private static Leaderboard of(EvaluationFile evaluation, String protocol) {
        String metric = METRICS.get(protocol);
        boolean less = metric.equals("rmse");
        List<Row> rows = evaluation.rows().stream()
                .filter(row -> row.protocol().equals(protocol))
                .filter(row -> row.metrics().containsKey(metric)
                        && row.metrics().get(metric).finite().isPresent())
                .sorted(Comparator.comparing(Row::reference)
                        .thenComparingDouble(row ->
                                (less ? 1 : -1) * row.metrics().get(metric).value())
                        .thenComparing(Row::name))
                .toList();
        return new Leaderboard(
                protocol,
                evaluation.protocols().getOrDefault(protocol, ""),
                metric,
                less,
                rows.stream()
                        .map(row -> line(row, rows, new Duels(evaluation, protocol, metric, rows)))
                        .toList());
    }

    private static Line line(Row row, List<Row> rows, Duels duels) {
        SortedMap<String, Score> metrics = new TreeMap<>();
        row.metrics()
                .forEach((name, found) -> found.finite()
                        .ifPresent(i -> metrics.put(
                                name, new Score(i.value(), OptionalDouble.of(i.low()), OptionalDouble.of(i.high())))));
        row.points().forEach((name, value) -> {
            if (Double.isFinite(value)) {
                metrics.put(name, new Score(value, OptionalDouble.empty(), OptionalDouble.empty()));
            }
        });
        Optional<Row> best = Optional.of(rows.get(0)).filter(first -> !first.reference());
        Optional<Row> baseline =
                rows.stream().filter(other -> other.name().equals(BASELINE)).findFirst();
        return new Line(
                row.name(),
                row.reference(),
                row.users(),
                metrics,
                beside(row, best, duels),
                beside(row, baseline, duels));
    }

    private static Optional<Beside> beside(Row row, Optional<Row> other, Duels duels) {
        return other.filter(it -> it != row && !row.reference()).map(it -> duels.between(row, it));
    }
}
