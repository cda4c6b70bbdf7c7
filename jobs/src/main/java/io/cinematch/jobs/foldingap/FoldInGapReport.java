package io.cinematch.jobs.foldingap;

import io.cinematch.jobs.stats.Interval;
import java.util.List;

/**
 * How good lists are for users who were kept from training and folded in: {@code foldin.json} in a run's folder.
 *
 * @param k length of the lists
 * @param metric what is measured, for example {@code ndcg}
 * @param protocol in words
 * @param users how many were judged
 * @param curves one for each variant
 * @param popularity what the same users are worth with the most rated movies
 */
public record FoldInGapReport(
        int k, String metric, String protocol, long users, List<Curve> curves, Interval popularity) {
    /**
     * One variant.
     *
     * @param trained the same users' when training knew them
     * @param points by number of ratings, ascending; the last is all of theirs
     */
    public record Curve(String variant, Interval trained, List<Point> points) {}

    /**
     * One number of ratings.
     *
     * @param ratings from how many they were folded in; {@link Integer#MAX_VALUE} for all
     * @param value of the metric
     * @param ofTrained value ÷ that when training knew them, its interval without the resamples in which that is 0
     */
    public record Point(int ratings, Interval value, Interval ofTrained) {}
}
