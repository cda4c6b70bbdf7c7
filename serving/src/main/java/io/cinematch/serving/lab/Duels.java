package io.cinematch.serving.lab;

import io.cinematch.serving.lab.EvaluationFile.Comparison;
import io.cinematch.serving.lab.EvaluationFile.Row;
import io.cinematch.serving.lab.Leaderboard.Beside;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an evaluation says of two variants by one metric. One that is made of another has the very numbers of that one,
 * and is compared by its name.
 */
record Duels(EvaluationFile evaluation, String protocol, String metric, List<Row> rows) {
    Beside between(Row row, Row other) {
        if (same(row, other)) {
            return new Beside(other.name(), "same", Optional.empty(), OptionalDouble.empty());
        }
        List<String> first = alike(row);
        List<String> second = alike(other);
        return evaluation
                .comparisons(protocol, metric)
                .filter(c -> first.contains(c.a()) && second.contains(c.b()))
                .findFirst()
                .map(c -> beside(other, c))
                .orElseGet(() -> new Beside(other.name(), "not-compared", Optional.empty(), OptionalDouble.empty()));
    }

    private static Beside beside(Row other, Comparison found) {
        return new Beside(
                other.name(), found.verdict().text(), found.difference().finite(), Numbers.finite(found.adjusted()));
    }

    private List<String> alike(Row row) {
        return rows.stream().filter(other -> same(row, other)).map(Row::name).toList();
    }

    private boolean same(Row a, Row b) {
        return a.metrics().get(metric).equals(b.metrics().get(metric));
    }
}
