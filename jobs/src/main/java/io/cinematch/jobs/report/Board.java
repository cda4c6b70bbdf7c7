package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Whisker;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A leaderboard by one metric: a line for each variant, best first, then the references it is read by.
 *
 * @param caption metric and protocol
 * @param direction which end is good
 * @param ticks of the scale that all lines share
 */
public record Board(
        String caption, String metric, String direction, List<Tick> ticks, List<Row> rows, List<Row> references) {
    /** An oracle further than this many times the best variant's value from zero would make all others one dot. */
    private static final double OFF_SCALE = 1.5;

    /**
     * @param remark how it stands beside the best one
     * @param kind class of its colours: winner, level (not distinguishable from the winner), variant or reference
     * @param plot empty where the value is off the scale
     */
    public record Row(String name, String remark, String kind, String value, String interval, Optional<Whisker> plot) {}

    static Optional<Board> of(Ranking ranking) {
        if (ranking.variants().isEmpty()) {
            return Optional.empty();
        }
        Scale scale = scale(ranking);
        return Optional.of(new Board(
                "%s, %s".formatted(ranking.metric().label(), ranking.protocol()),
                ranking.metric().label(),
                ranking.metric().lessIsBetter() ? "less is better" : "more is better",
                scale.ticks(),
                rows(ranking, scale, ranking.variants(), row -> remark(ranking, row), row -> kind(ranking, row)),
                rows(ranking, scale, ranking.references(), row -> "", row -> "reference")));
    }

    private static Scale scale(Ranking ranking) {
        double most = OFF_SCALE
                * ranking.variants().stream().mapToDouble(ranking::value).max().orElseThrow();
        Stream<Interval> drawn = Stream.concat(ranking.variants().stream(), ranking.references().stream())
                .map(ranking::interval)
                .filter(interval -> interval.value() <= most);
        double[] ends = drawn.flatMap(i -> Stream.of(i.value(), i.low(), i.high()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        // Errors of stars never come near zero: all of the scale is for where variants are.
        return ranking.metric().lessIsBetter()
                ? Scale.around(Arrays.stream(ends))
                : Scale.fromZero(Arrays.stream(ends));
    }

    private static List<Row> rows(
            Ranking ranking,
            Scale scale,
            List<Scores> of,
            Function<Scores, String> remark,
            Function<Scores, String> kind) {
        int decimals = ranking.metric().decimals();
        return of.stream()
                .map(row -> {
                    Interval interval = ranking.interval(row);
                    boolean fits = interval.value() >= scale.low() && interval.value() <= scale.high();
                    return new Row(
                            row.name(),
                            remark.apply(row),
                            kind.apply(row),
                            Numbers.fixed(interval.value(), decimals),
                            Numbers.ends(interval, decimals),
                            fits ? Optional.of(Whisker.of(scale, interval)) : Optional.empty());
                })
                .toList();
    }

    private static String remark(Ranking ranking, Scores row) {
        Scores winner = ranking.variants().get(0);
        if (row == winner) {
            return ranking.variants().size() == 1 ? "the only one" : "best";
        }
        if (ranking.same(row, winner)) {
            return "the same numbers";
        }
        return ranking.between(row.name(), winner.name())
                .map(Comparison::verdict)
                .map(verdict -> switch (verdict) {
                    case BETTER, WORSE -> verdict.toString();
                    case NOT_DISTINGUISHABLE -> "not distinguishable from the best";
                })
                .orElse("not compared");
    }

    private static String kind(Ranking ranking, Scores row) {
        Scores winner = ranking.variants().get(0);
        if (row == winner) {
            return "winner";
        }
        boolean level = ranking.same(row, winner)
                || ranking.between(row.name(), winner.name())
                        .filter(c -> c.verdict() == Verdict.NOT_DISTINGUISHABLE)
                        .isPresent();
        return level ? "level" : "variant";
    }
}
