package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.stats.Comparison;
import io.cinematch.jobs.stats.Interval;
import java.util.List;
import java.util.Map;

/**
 * What evaluate found: {@code evaluation.json} in a run's folder. Metrics are named without the length of the lists
 * ({@code ndcg}, {@code map}, {@code coverage}, {@code rmse}, …); what is no number is left out and told in the notes.
 *
 * @param k length of the lists
 * @param relevantStars from how many stars on a held-out rating counts as liked
 * @param protocols {@code full-catalogue}, {@code rated-only} and {@code stars}, in words
 * @param metrics by name: what it means, its range, in words
 * @param confidence of all intervals, for example 0.95
 * @param resamples of users, behind every interval
 * @param rows one for each variant, or reference, and protocol
 * @param comparisons of all pairs of variants
 * @param examples users with what each variant would show them
 * @param notes what a reader has to know to trust the numbers, a sentence each
 */
public record EvaluationReport(
        int k,
        double relevantStars,
        Map<String, String> protocols,
        Map<String, String> metrics,
        double confidence,
        int resamples,
        List<Scores> rows,
        List<Comparison> comparisons,
        List<Example> examples,
        List<String> notes) {

    public static final String FULL_CATALOGUE = "full-catalogue";
    public static final String RATED_ONLY = "rated-only";
    public static final String STARS = "stars";

    /**
     * One variant by one protocol.
     *
     * @param name of a variant, or of a reference: random, popularity, item-mean, oracle
     * @param reference whether it is here only to read the others by
     * @param users over which means are taken; of stars, the users with held-out ratings
     * @param metrics intervals by name
     * @param points metrics that have none, because they are of all lists together: coverage, gini
     * @param segments the same for groups of users or of movies
     */
    public record Scores(
            String name,
            boolean reference,
            String protocol,
            long users,
            Map<String, Interval> metrics,
            Map<String, Double> points,
            List<Segment> segments) {}

    /**
     * A part of the truth.
     *
     * @param kind {@code activity} (of users, by training ratings), {@code genre} or {@code popularity} (of movies)
     * @param name {@code cold}, {@code warm}, {@code heavy}; a genre; {@code head}, {@code middle}, {@code tail}
     * @param size users, or for movies held-out ratings that count
     * @param metrics means by name; for movies {@code recall} (share of liked held-out ratings that are in a list), rmse
     *     and mae
     */
    public record Segment(String kind, String name, long size, Map<String, Double> metrics) {}

    /**
     * A user to look at.
     *
     * @param segment {@code cold}, {@code warm} or {@code heavy}
     * @param trained number of training ratings
     * @param liked some of the best rated of them
     * @param held held-out movies that the user liked
     * @param lists by variant, best first
     */
    public record Example(
            long user,
            String segment,
            long trained,
            List<Film> liked,
            List<Film> held,
            Map<String, List<Shown>> lists) {}

    /** A movie, its year or 0, and the stars a user gave it. */
    public record Film(int movie, String title, int year, double stars) {}

    /** A movie in a list, its year or 0, and whether it is a held-out one that the user liked. */
    public record Shown(int movie, String title, int year, boolean hit) {}
}
