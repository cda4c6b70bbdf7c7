package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.UserFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says what is shown of items.
 *
 * @param rank the user's factors in the model that ranks
 * @param stars those in the model that predicts stars; empty when the release does not
 */
record Ranking(Snapshot snapshot, Source source, UserFactors rank, Optional<UserFactors> stars) {
    private static final float LEAST_STARS = 0.5f;
    private static final float MOST_STARS = 5;

    /** The first n that a filter does not hide, in their order; fewer when there are not so many. */
    List<Recommendation.Pick> picks(int[] items, Filter filter, int n) {
        List<Recommendation.Pick> picks = new ArrayList<>(Math.min(n, items.length));
        for (int k = 0; k < items.length && picks.size() < n; k++) {
            if (!filter.hides(items[k])) {
                picks.add(new Recommendation.Pick(items[k], score(items[k]), stars(items[k])));
            }
        }
        return picks;
    }

    private double score(int item) {
        return source == Source.POPULAR
                ? snapshot.items().popularity()[item]
                : snapshot.rank().score(item, rank);
    }

    private OptionalDouble stars(int item) {
        if (stars.isEmpty()) {
            return OptionalDouble.empty();
        }
        float predicted = snapshot.stars().orElseThrow().score(item, stars.get());
        return OptionalDouble.of(Math.min(MOST_STARS, Math.max(LEAST_STARS, predicted)));
    }
}
