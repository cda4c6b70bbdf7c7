package io.cinematch.jobs.compare;

import io.cinematch.jobs.stats.Comparison;
import java.util.List;
import java.util.Map;

/**
 * What came of comparing runs.
 *
 * @param runs the first is what the others are compared with
 * @param confidence of all intervals
 * @param resamples of users, behind every difference; 0 when there is none
 * @param comparisons judged together, those that are the same for every user left out
 * @param notes why something is not here, a sentence each
 */
public record RunComparison(
        List<Subject> runs,
        double confidence,
        int resamples,
        int comparisons,
        List<Answer> answers,
        List<String> notes) {

    /**
     * A run.
     *
     * @param releases by variant
     */
    public record Subject(
            String run,
            String source,
            long ratings,
            String fingerprint,
            String split,
            String code,
            Map<String, String> releases) {}

    /**
     * By one metric.
     *
     * @param meaning in words; empty when no run tells
     * @param judges whether one value is better than another, and not just more
     * @param board all variants of all runs, best first
     */
    public record Answer(
            String protocol,
            String metric,
            String meaning,
            boolean judges,
            List<Place> board,
            List<Block> differences) {}

    /**
     * A variant's number.
     *
     * @param low lower end of its interval, null when it has none
     * @param high upper end
     * @param users over which it is a mean; 0 when that is not known
     */
    public record Place(
            String run, String variant, boolean reference, double value, Double low, Double high, long users) {}

    /**
     * Differences that belong together.
     *
     * @param title what is compared
     * @param before what {@code b} is called
     * @param after what {@code a} is called
     * @param users who are behind each
     */
    public record Block(String title, String before, String after, long users, List<Difference> differences) {}

    /**
     * One difference.
     *
     * @param name of what is compared
     * @param same whether both are the same for every user, which is no question of luck
     * @param difference of {@code a} and {@code b}, with labels {@code run:variant}
     */
    public record Difference(String name, double before, double after, boolean same, Comparison difference) {
        Difference judged(Comparison together) {
            return new Difference(name, before, after, same, together);
        }
    }
}
