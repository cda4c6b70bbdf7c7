package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Whisker;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The protocol that ranks only what the user rated, on the scale of its references: what random order gets for nothing,
 * and what nobody can exceed.
 *
 * @param lesson what to make of these numbers
 * @param open from random to the oracle, in percent; empty where one of them is missing
 */
public record RatedOnly(String metric, String lesson, List<Tick> ticks, Optional<Open> open, List<Row> rows) {
    public record Open(double from, double width) {}

    /** @param share of the way from random to the oracle */
    public record Row(String name, String kind, String value, String interval, String share, Whisker plot) {}

    static Optional<RatedOnly> of(EvaluationReport evaluation) {
        Ranking ranking = Ranking.of(evaluation, EvaluationReport.RATED_ONLY);
        if (ranking.variants().isEmpty()) {
            return Optional.empty();
        }
        List<Scores> all = Stream.concat(ranking.variants().stream(), ranking.onlyReferences().stream())
                .sorted(Comparator.comparingDouble(row -> -ranking.value(row)))
                .toList();
        Scale scale = Scale.around(all.stream()
                .map(ranking::interval)
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.value(), i.high())));
        OptionalDouble random = value(ranking, "random");
        OptionalDouble oracle = value(ranking, "oracle");
        boolean both = random.isPresent() && oracle.isPresent() && oracle.getAsDouble() > random.getAsDouble();
        List<Row> rows = all.stream()
                .map(row -> new Row(
                        row.name(),
                        row.reference() ? "reference" : ranking.isWinner(row.name()) ? "winner" : "variant",
                        Numbers.fixed(ranking.value(row), ranking.metric().decimals()),
                        Numbers.ends(ranking.interval(row), ranking.metric().decimals()),
                        both
                                ? Numbers.percent(
                                        way(ranking.value(row), random.getAsDouble(), oracle.getAsDouble()), 0)
                                : "",
                        Whisker.of(scale, ranking.interval(row))))
                .toList();
        return Optional.of(new RatedOnly(
                ranking.metric().label(),
                both ? lesson(ranking, random.getAsDouble(), oracle.getAsDouble()) : "",
                scale.ticks(),
                both
                        ? Optional.of(new Open(
                                scale.at(random.getAsDouble()),
                                scale.at(oracle.getAsDouble()) - scale.at(random.getAsDouble())))
                        : Optional.empty(),
                rows));
    }

    private static OptionalDouble value(Ranking ranking, String reference) {
        return ranking.reference(reference)
                .map(row -> OptionalDouble.of(ranking.value(row)))
                .orElse(OptionalDouble.empty());
    }

    private static double way(double value, double random, double oracle) {
        return (value - random) / (oracle - random);
    }

    private static String lesson(Ranking ranking, double random, double oracle) {
        Scores best = ranking.variants().get(0);
        return ("Here %s looks high whatever one does: shuffling each user's held-out movies already gets %s, and nothing "
                        + "can get more than %s. The best variant, %s, has %s: %s of that way.")
                .formatted(
                        ranking.metric().label(),
                        Numbers.fixed(random, 2),
                        Numbers.fixed(oracle, 2),
                        best.name(),
                        Numbers.fixed(ranking.value(best), 2),
                        Numbers.percent(way(ranking.value(best), random, oracle), 0));
    }
}
