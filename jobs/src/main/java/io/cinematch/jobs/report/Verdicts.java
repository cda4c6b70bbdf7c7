package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.report.chart.Scale;
import io.cinematch.jobs.report.chart.Scale.Tick;
import io.cinematch.jobs.report.chart.Whisker;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Pairs of variants by one metric: is the difference luck?
 *
 * @param caption metric and protocol
 * @param winner the best variant beside all others
 * @param rest other pairs, the better one first; those with a variant that is not of this run before all
 * @param left how many pairs are not here, because nobody reads that many
 * @param headline whether the headline rests on it
 */
public record Verdicts(String caption, List<Tick> ticks, List<Row> winner, List<Row> rest, int left, boolean headline) {
    private static final int PAIRS = 120;

    /** @param kind class of its colours: better, worse or luck */
    public record Row(
            String a,
            String b,
            String verdict,
            String kind,
            String difference,
            String interval,
            String p,
            String smallest,
            Whisker plot) {}

    private record Topic(String protocol, String metric) {
        boolean headline() {
            return protocol.equals(EvaluationReport.FULL_CATALOGUE) && metric.equals(MetricName.NDCG)
                    || protocol.equals(EvaluationReport.STARS) && metric.equals(MetricName.RMSE);
        }
    }

    /** Those that the headline rests on come first. */
    static List<Verdicts> of(EvaluationReport evaluation) {
        return evaluation.comparisons().stream()
                .map(c -> new Topic(c.protocol(), c.metric()))
                .distinct()
                .sorted(Comparator.comparing(Topic::headline).reversed())
                .map(topic -> of(evaluation, topic))
                .toList();
    }

    private static Verdicts of(EvaluationReport evaluation, Topic topic) {
        Ranking ranking = Ranking.of(evaluation, topic.protocol(), topic.metric());
        List<String> names = ranking.different().stream().map(Scores::name).toList();
        List<String> known = ranking.variants().stream().map(Scores::name).toList();
        List<Comparison> winner = new ArrayList<>();
        List<Comparison> rest = new ArrayList<>(ranking.comparisons().stream()
                .filter(c -> !known.contains(c.a()) || !known.contains(c.b()))
                .toList());
        for (int i = 0; i < names.size(); i++) {
            for (String worse : names.subList(i + 1, names.size())) {
                ranking.between(names.get(i), worse).ifPresent((i == 0 ? winner : rest)::add);
            }
        }
        int shown = topic.headline() ? Math.min(rest.size(), PAIRS) : 0;
        Scale scale =
                Scale.fromZero(Stream.concat(winner.stream(), rest.stream().limit(shown))
                        .flatMapToDouble(c -> DoubleStream.of(
                                c.difference().low(), c.difference().high())));
        return new Verdicts(
                "%s, %s".formatted(ranking.metric().label(), topic.protocol()),
                scale.ticks(),
                winner.stream().map(c -> row(c, ranking, scale)).toList(),
                rest.stream().limit(shown).map(c -> row(c, ranking, scale)).toList(),
                rest.size() - shown,
                topic.headline());
    }

    private static Row row(Comparison c, Ranking ranking, Scale scale) {
        int decimals = ranking.metric().decimals();
        return new Row(
                c.a(),
                c.b(),
                c.verdict().toString(),
                kind(c.verdict()),
                Numbers.signed(c.difference().value(), decimals),
                Numbers.signedEnds(c.difference(), decimals),
                Numbers.chance(c.adjusted(), ranking.atMost(c)),
                Numbers.fixed(c.smallest(), decimals),
                Whisker.of(scale, c.difference()));
    }

    static String kind(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case NOT_DISTINGUISHABLE -> "luck";
        };
    }
}
