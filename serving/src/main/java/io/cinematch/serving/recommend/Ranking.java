package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.UserFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Items in the order they are shown, with what is shown of them.
 *
 * @param items indexes, best first
 * @param scores what they are sorted by, same order
 * @param stars what the user would give, 0.5–5.0, same order; empty when the release does not predict stars
 */
record Ranking(int[] items, float[] scores, float[] stars) {
    private static final float LEAST_STARS = 0.5f;
    private static final float MOST_STARS = 5;
    private static final float[] NONE = {};

    static Ranking of(Snapshot snapshot, Source source, UserFactors rank, Optional<UserFactors> stars, int[] items) {
        float[] scores = source == Source.POPULAR
                ? popularity(snapshot, items)
                : of(items, snapshot.rank().scoreAll(rank));
        return new Ranking(
                items,
                scores,
                stars.map(factors ->
                                clamped(of(items, snapshot.stars().orElseThrow().scoreAll(factors))))
                        .orElse(NONE));
    }

    /** Those of the first n that a filter does not hide; fewer when there are not so many here. */
    List<Recommendation.Pick> picks(Filter filter, int n) {
        List<Recommendation.Pick> picks = new ArrayList<>(Math.min(n, items.length));
        for (int k = 0; k < items.length && picks.size() < n; k++) {
            if (!filter.hides(items[k])) {
                picks.add(new Recommendation.Pick(
                        items[k], scores[k], stars.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(stars[k])));
            }
        }
        return picks;
    }

    private static float[] popularity(Snapshot snapshot, int[] items) {
        float[] ratings = new float[items.length];
        for (int k = 0; k < items.length; k++) {
            ratings[k] = snapshot.items().popularity()[items[k]];
        }
        return ratings;
    }

    private static float[] of(int[] items, float[] scores) {
        float[] chosen = new float[items.length];
        for (int k = 0; k < items.length; k++) {
            chosen[k] = scores[items[k]];
        }
        return chosen;
    }

    private static float[] clamped(float[] stars) {
        for (int k = 0; k < stars.length; k++) {
            stars[k] = Math.min(MOST_STARS, Math.max(LEAST_STARS, stars[k]));
        }
        return stars;
    }
}
