package io.cinematch.jobs.report;

import io.cinematch.jobs.evaluate.EvaluationReport;
import io.cinematch.jobs.evaluate.EvaluationReport.Example;
import io.cinematch.jobs.evaluate.EvaluationReport.Film;
import io.cinematch.jobs.evaluate.EvaluationReport.Scores;
import io.cinematch.jobs.evaluate.EvaluationReport.Segment;
import io.cinematch.jobs.evaluate.EvaluationReport.Shown;
import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An evaluation made by hand. NDCG, RMSE and the rated-only precision of variants and references are those of MovieLens
 * 1M (random 80/20, seed 42) as the README and the design have them; everything else is invented around them.
 */
final class ExampleEvaluation {
    static final String HOSTILE = "<script>alert('x')</script> & \"quotes\"";
    private static final String RTL = "\u202eرحلة طويلة إلى النهاية";
    private static final String LONG = "Dr.StrangeloveorHowILearnedtoStopWorryingandLovetheBomb".repeat(4);

    private ExampleEvaluation() {}

    private static final Map<String, Double> NDCG = ordered(
            "popularity",
            0.1732,
            "bias",
            0.0646,
            "funksvd",
            0.1003,
            "als",
            0.0668,
            "als-implicit",
            0.3672,
            "funksvd-rank",
            0.3870,
            "two-heads",
            0.3870);
    private static final Map<String, Double> RMSE =
            ordered("bias", 0.9082, "funksvd", 0.8434, "als", 0.8594, "two-heads", 0.8434);
    private static final Map<String, Double> RATED = ordered(
            "popularity",
            0.70,
            "bias",
            0.74,
            "funksvd",
            0.79,
            "als",
            0.78,
            "als-implicit",
            0.76,
            "funksvd-rank",
            0.77,
            "two-heads",
            0.77);

    static Map<String, Double> ordered(Object... pairs) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Double) pairs[i + 1]);
        }
        return map;
    }

    static EvaluationReport full() {
        return of(NDCG, RMSE, RATED);
    }

    static EvaluationReport of(Map<String, Double> ndcg, Map<String, Double> rmse, Map<String, Double> rated) {
        List<Scores> rows = new ArrayList<>();
        ndcg.forEach((name, value) -> rows.add(lists(name, false, value)));
        ordered("random", 0.006, "popularity", 0.1732, "item-mean", 0.07, "oracle", 1.0)
                .forEach((name, value) -> rows.add(lists(name, true, value)));
        rated.forEach((name, value) -> rows.add(rated(name, false, value)));
        ordered("random", 0.63, "popularity", 0.70, "item-mean", 0.74, "oracle", 0.86)
                .forEach((name, value) -> rows.add(rated(name, true, value)));
        rmse.forEach((name, value) -> rows.add(stars(name, value)));
        return with(
                rows,
                pairs(EvaluationReport.FULL_CATALOGUE, "ndcg", ndcg, 1),
                pairs(EvaluationReport.STARS, "rmse", rmse, -1));
    }

    static EvaluationReport with(List<Scores> rows, List<Comparison> first, List<Comparison> second) {
        List<Comparison> comparisons = new ArrayList<>(first);
        comparisons.addAll(second);
        return new EvaluationReport(
                10,
                4.0,
                Map.of(
                        "full-catalogue",
                        "every movie with training ratings that the user did not rate in training is ranked; relevant "
                                + "are held-out ratings of at least 4.0 stars; mean over users who have one",
                        "rated-only",
                        "only the user's held-out movies are ranked",
                        "stars",
                        "over all held-out ratings"),
                Map.of("ndcg", "DCG ÷ that of an ideal list; 0 to 1", "rmse", "root of the mean squared error"),
                0.95,
                1000,
                rows,
                comparisons,
                List.of(example(1, "heavy"), example(77, "cold")),
                List.of(
                        "47 users without liked held-out ratings count in no list metric.",
                        "popularity predicts no stars and has no RMSE."));
    }

    private static Interval around(double value, double half) {
        return new Interval(value, value - half, value + half);
    }

    private static Scores lists(String name, boolean reference, double ndcg) {
        Map<String, Interval> metrics = new LinkedHashMap<>();
        for (String metric : List.of("ndcg", "precision", "recall", "map", "mrr", "hit", "novelty", "serendipity")) {
            double value = metric.equals("novelty") ? 1.5 + 4 * ndcg : ndcg * (1.0 - 0.04 * metric.length());
            metrics.put(metric, around(value, 0.006 * Math.sqrt(value)));
        }
        metrics.put("ndcg", around(ndcg, 0.0095 * Math.sqrt(ndcg)));
        metrics.put("diversity_genres", around(0.6 + ndcg / 5, 0.004));
        double coverage = ndcg > 0.9 ? 0.7 : name.equals("popularity") ? 0.02 : 0.08 + ndcg * (name.length() % 5) / 8;
        List<Segment> segments = new ArrayList<>();
        double[] share = {0.6, 0.95, 1.1};
        for (int i = 0; i < 3; i++) {
            segments.add(new Segment(
                    "activity",
                    List.of("cold", "warm", "heavy").get(i),
                    List.of(0L, 3120L, 2860L).get(i),
                    i == 0 ? Map.of() : Map.of("ndcg", ndcg * share[i])));
            segments.add(new Segment(
                    "popularity",
                    List.of("head", "middle", "tail").get(i),
                    List.of(80000L, 30000L, 5000L).get(i),
                    Map.of("recall", ndcg * (1 - 0.4 * i))));
        }
        for (String genre : List.of("Action", "Comedy", "Drama", "Film-Noir", "Sci-Fi", "Thriller", "War")) {
            segments.add(new Segment("genre", genre, 10_000, Map.of("recall", ndcg * (0.4 + genre.length() / 12.0))));
        }
        return new Scores(
                name,
                reference,
                EvaluationReport.FULL_CATALOGUE,
                5980,
                metrics,
                Map.of("coverage", coverage, "gini", 1 - coverage),
                segments);
    }

    private static Scores rated(String name, boolean reference, double precision) {
        return new Scores(
                name,
                reference,
                EvaluationReport.RATED_ONLY,
                5980,
                Map.of("precision", around(precision, 0.004), "ndcg", around(precision + 0.08, 0.003)),
                Map.of(),
                List.of());
    }

    private static Scores stars(String name, double rmse) {
        return new Scores(
                name,
                false,
                EvaluationReport.STARS,
                6040,
                Map.of("rmse", around(rmse, 0.0021), "mae", around(rmse * 0.79, 0.0018)),
                Map.of(),
                List.of(
                        new Segment("activity", "warm", 3120, Map.of("rmse", rmse * 1.04, "mae", rmse * 0.8)),
                        new Segment("activity", "heavy", 2860, Map.of("rmse", rmse * 0.99, "mae", rmse * 0.78))));
    }

    /** Every pair, with the verdict that its difference has; pairs that differ by nothing are equal user by user. */
    static List<Comparison> pairs(String protocol, String metric, Map<String, Double> values, int sign) {
        List<Comparison> pairs = new ArrayList<>();
        List<String> names = List.copyOf(values.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                double difference = values.get(names.get(i)) - values.get(names.get(j));
                double half = difference == 0 ? 0 : 0.004;
                boolean seen = Math.abs(difference) > half;
                Verdict verdict =
                        !seen ? Verdict.NOT_DISTINGUISHABLE : sign * difference > 0 ? Verdict.BETTER : Verdict.WORSE;
                pairs.add(new Comparison(
                        protocol,
                        metric,
                        names.get(i),
                        names.get(j),
                        around(difference, half),
                        seen ? 0.0002 : 0.4,
                        seen ? 0.0006 : 1,
                        0.0051,
                        verdict));
            }
        }
        return pairs;
    }

    private static Example example(long user, String segment) {
        List<String> titles = List.of(
                "Raiders of the Lost Ark", HOSTILE, RTL, LONG, "Amélie 🎬 🍿", "Zwei", "Stalker", "Alien", "M", "Ran");
        Map<String, List<Shown>> lists = new TreeMap<>();
        NDCG.forEach((name, value) -> lists.put(
                name,
                IntStream.range(0, titles.size())
                        .mapToObj(i ->
                                new Shown(i, titles.get((i + name.length()) % titles.size()), 1980 + i, i % 4 == 0))
                        .toList()));
        List<Film> liked = titles.stream()
                .map(title -> new Film(title.length(), title, 1994, 4.5))
                .toList();
        return new Example(user, segment, 53, liked, liked.subList(0, 4), lists);
    }
}
