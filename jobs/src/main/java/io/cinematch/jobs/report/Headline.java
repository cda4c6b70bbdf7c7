package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader takes away: which variant is best at one thing, by how much, and whether that is luck.
 *
 * @param question what it is best at, in two words
 * @param winner name of the variant
 * @param metric with its protocol
 * @param value of the winner
 * @param interval of the value
 * @param sentences about the next one, and what the number can be read by
 */
public record Headline(
        String question, String winner, String metric, String value, String interval, List<String> sentences) {

    /** One for lists and one for stars, where there are variants that answer the question. */
    static List<Headline> of(EvaluationReport evaluation) {
        List<Headline> headlines = new ArrayList<>();
        of("Best lists", evaluation, Ranking.of(evaluation, EvaluationReport.FULL_CATALOGUE))
                .ifPresent(headlines::add);
        of("Best stars", evaluation, Ranking.of(evaluation, EvaluationReport.STARS))
                .ifPresent(headlines::add);
        return headlines;
    }

    /** Each as a line for a console. */
    public static List<String> told(EvaluationReport evaluation) {
        return of(evaluation).stream()
                .map(h -> "%s: %s, %s (%s). %s"
                        .formatted(h.question(), h.winner(), h.value(), h.metric(), String.join(" ", h.sentences())))
                .toList();
    }

    /** All of it in one line. */
    static String title(List<Headline> headlines) {
        if (headlines.isEmpty()) {
            return "No variant stands out";
        }
        if (headlines.size() == 2
                && headlines.get(0).winner().equals(headlines.get(1).winner())) {
            return "%s is best at both: what to show and how many stars"
                    .formatted(headlines.get(0).winner());
        }
        return headlines.stream()
                .map(h -> "%s: %s".formatted(h.question(), h.winner()))
                .collect(Collectors.joining(" · "));
    }

    private static Optional<Headline> of(String question, EvaluationReport evaluation, Ranking ranking) {
        // Lists without a single hit, as of movies that nobody can be shown, make no winner.
        return ranking.winner()
                .filter(best -> ranking.metric().lessIsBetter() || ranking.value(best) > 0)
                .map(winner -> {
                    int decimals = ranking.metric().decimals();
                    Interval interval = ranking.interval(winner);
                    return new Headline(
                            question,
                            winner.name(),
                            "%s, %s".formatted(ranking.metric().label(), ranking.protocol()),
                            Numbers.fixed(interval.value(), decimals),
                            "%s interval %s"
                                    .formatted(
                                            Numbers.percent(evaluation.confidence(), 0),
                                            Numbers.ends(interval, decimals)),
                            sentences(ranking, winner));
                });
    }

    private static List<String> sentences(Ranking ranking, Scores winner) {
        List<String> sentences = new ArrayList<>();
        List<Scores> others =
                ranking.variants().stream().filter(row -> row != winner).toList();
        List<String> same = others.stream()
                .filter(row -> ranking.same(row, winner))
                .map(Scores::name)
                .toList();
        if (!same.isEmpty()) {
            sentences.add("The same numbers: " + String.join(", ", same) + ".");
        }
        List<Scores> behind =
                others.stream().filter(row -> !ranking.same(row, winner)).toList();
        if (behind.isEmpty()) {
            sentences.add("No other variant was judged by this.");
        } else {
            Scores next = behind.get(0);
            sentences.add(lead(ranking, winner, next));
            beaten(ranking, winner, behind)
                    .filter(row -> row != next)
                    .ifPresent(row -> sentences.add(lead(ranking, winner, row)));
        }
        int decimals = ranking.metric().decimals();
        ranking.row("popularity")
                .filter(row -> row != winner)
                .ifPresent(row -> sentences.add("The most rated movies, the same for everyone: %s."
                        .formatted(Numbers.fixed(ranking.value(row), decimals))));
        return sentences;
    }

    private static Optional<Scores> beaten(Ranking ranking, Scores winner, List<Scores> behind) {
        return behind.stream()
                .filter(row -> ranking.between(winner.name(), row.name())
                        .filter(c -> c.verdict() == Verdict.BETTER)
                        .isPresent())
                .findFirst();
    }

    private static String lead(Ranking ranking, Scores winner, Scores other) {
        int decimals = ranking.metric().decimals();
        String by = Numbers.fixed(Math.abs(ranking.value(winner) - ranking.value(other)), decimals);
        String direction = ranking.metric().lessIsBetter() ? "below" : "above";
        String gap = "%s %s %s".formatted(by, direction, other.name());
        Optional<Comparison> comparison = ranking.between(winner.name(), other.name());
        if (comparison.isEmpty()) {
            return gap + "; whether that is luck was not tested.";
        }
        Comparison found = comparison.get();
        String interval = "%s, %s"
                .formatted(ends(found.difference(), decimals), Numbers.p(found.adjusted(), ranking.atMost(found)));
        return switch (found.verdict()) {
            case BETTER -> "%s (%s): not luck.".formatted(gap, interval);
            case WORSE -> "%s, but worse user by user (%s).".formatted(gap, interval);
            case NOT_DISTINGUISHABLE ->
                "%s (%s): that may be luck, the two are not distinguishable.".formatted(gap, interval);
        };
    }

    /** Of a lead, whichever sign it has. */
    private static String ends(Interval difference, int decimals) {
        return difference.value() < 0
                ? Numbers.ends(new Interval(-difference.value(), -difference.high(), -difference.low()), decimals)
                : Numbers.ends(difference, decimals);
    }
}
