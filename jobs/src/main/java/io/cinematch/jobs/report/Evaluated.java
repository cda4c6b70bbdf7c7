package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that rests on the evaluation.
 *
 * @param title the winners, in one line
 * @param lists leaderboard of lists over the full catalogue
 * @param stars leaderboard of predicted stars
 * @param protocols in words, by name
 * @param metrics in words, by name
 */
public record Evaluated(
        String title,
        int k,
        String confidence,
        int resamples,
        List<Headline> headlines,
        List<String> notes,
        Optional<Board> lists,
        Optional<Board> stars,
        Optional<RatedOnly> ratedOnly,
        List<MetricTable> tables,
        Optional<Tradeoff> tradeoff,
        List<Verdicts> verdicts,
        List<SegmentTable> segments,
        List<EvaluationReport.Example> examples,
        Map<String, String> protocols,
        Map<String, String> metrics) {

    static Evaluated of(EvaluationReport evaluation) {
        List<Headline> headlines = Headline.of(evaluation);
        return new Evaluated(
                Headline.title(headlines),
                evaluation.k(),
                Numbers.percent(evaluation.confidence(), 0),
                evaluation.resamples(),
                headlines,
                evaluation.notes(),
                Board.of(Ranking.of(evaluation, EvaluationReport.FULL_CATALOGUE)),
                Board.of(Ranking.of(evaluation, EvaluationReport.STARS)),
                RatedOnly.of(evaluation),
                MetricTable.of(evaluation),
                Tradeoff.of(evaluation),
                Verdicts.of(evaluation),
                SegmentTable.of(evaluation),
                evaluation.examples(),
                new TreeMap<>(evaluation.protocols()),
                new TreeMap<>(evaluation.metrics()));
    }
}
