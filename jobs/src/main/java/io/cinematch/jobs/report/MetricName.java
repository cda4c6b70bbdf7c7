package io.cinematch.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A metric as it is called in tables, and what is known of it by its name. */
record MetricName(String key, int k) {
    static final String NDCG = "ndcg";
    static final String PRECISION = "precision";
    static final String RMSE = "rmse";
    static final String COVERAGE = "coverage";

    /** The order of columns; a metric that is not here comes last. */
    private static final List<String> ORDER = List.of(
            NDCG,
            PRECISION,
            "recall",
            "map",
            "mrr",
            "hit",
            COVERAGE,
            "gini",
            "novelty",
            "diversity_genres",
            "diversity_factors",
            "serendipity",
            RMSE,
            "mae");

    private static final Set<String> ERRORS = Set.of(RMSE, "mae");
    private static final Set<String> NO_BEST = Set.of("gini", "novelty", "diversity_genres", "diversity_factors");

    static Comparator<String> order() {
        return Comparator.<String>comparingInt(key -> ORDER.contains(key) ? ORDER.indexOf(key) : ORDER.size())
                .thenComparing(Comparator.naturalOrder());
    }

    boolean lessIsBetter() {
        return ERRORS.contains(key);
    }

    /** Whether more, or less, is plainly better; a matter of taste otherwise. */
    boolean hasBest() {
        return !NO_BEST.contains(key);
    }

    int decimals() {
        return key.equals("novelty") ? 2 : 4;
    }

    /** For example NDCG@10; errors of stars are of no list. */
    String label() {
        String name = switch (key) {
            case NDCG, "map", "mrr", RMSE, "mae" -> key.toUpperCase(Locale.ROOT);
            case "hit" -> "hit rate";
            case "diversity_genres" -> "diversity of genres";
            case "diversity_factors" -> "diversity of factors";
            default -> key;
        };
        return lessIsBetter() ? name : name + "@" + k;
    }
}
