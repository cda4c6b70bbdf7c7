package io.cinematch.jobs.evaluate;

import io.cinematch.model.metrics.RankingAtK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is measured of one user's list, in the order of the values of a {@link JudgedUser}. */
public enum ListMetric {
    NDCG("ndcg", "DCG ÷ that of an ideal list, a hit at position p counting 1/log2(p + 1); 0 to 1"),
    PRECISION("precision", "hits ÷ k, also for lists shorter than k; 0 to 1"),
    RECALL("recall", "hits ÷ liked held-out movies; 0 to 1"),
    MAP("map", "precision at the position of each hit, summed, ÷ the most hits possible; 0 to 1"),
    MRR("mrr", "1 ÷ the position of the first hit, 0 without one; 0 to 1"),
    HIT("hit", "share of users with at least one hit; 0 to 1"),
    NOVELTY("novelty", "mean −log2 of the share of users who rated the movie; bits, more is less known"),
    DIVERSITY_GENRES("diversity_genres", "mean Jaccard distance of genres between two movies of a list; 0 to 1"),
    DIVERSITY_FACTORS("diversity_factors", "mean 1 − cosine of factors between two movies of a list; 0 to 2"),
    SERENDIPITY("serendipity", "hits that popularity would not have shown the user ÷ k; 0 to 1");

    /** Those that need nothing but a list and a truth; also measured by the rated-only protocol. */
    public static final List<ListMetric> OF_RANKING = List.of(NDCG, PRECISION, RECALL, MAP, MRR, HIT);

    private final String label;
    private final String meaning;

    ListMetric(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As it is called in tables. */
    public String label() {
        return label;
    }

    static double[] of(RankingAtK user) {
        return new double[] {
            user.ndcg(), user.precision(), user.recall(), user.averagePrecision(), user.reciprocalRank(), user.hit()
        };
    }

    /** All metrics of an evaluation, by name. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ListMetric metric : values()) {
            meanings.put(metric.label, metric.meaning);
        }
        meanings.put("coverage", "share of the candidates that are in at least one list; 0 to 1");
        meanings.put("gini", "how unequally lists share out the candidates; 0 is equally, towards 1 all to one");
        meanings.put("rmse", "root of the mean squared error of predicted stars; less is better");
        meanings.put("mae", "mean absolute error of predicted stars; less is better");
        return meanings;
    }
}
