package io.cinematch.serving.api;

import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * What to watch next.
 *
 * @param userId absent for a visitor
 * @param source {@code popular}, {@code precomputed} or {@code folded-in}
 * @param reason why that, in one sentence
 * @param degraded whether it is the best that could be done while Redis does not answer
 * @param ratingsUsed how many of the user's ratings shaped the list
 */
record RecommendAnswer(
        OptionalLong userId,
        String source,
        String reason,
        boolean degraded,
        String release,
        String variant,
        Instant trainedThrough,
        int ratingsUsed,
        List<MovieItem> items) {
    /** @param because item to the ratings that add most to its score, if somebody asks */
    static RecommendAnswer of(
            Snapshot snapshot,
            OptionalLong user,
            Recommendation list,
            boolean degraded,
            Optional<IntFunction<List<OfRating>>> because) {
        return new RecommendAnswer(
                user,
                list.source().text(),
                list.reason(),
                degraded,
                snapshot.id(),
                snapshot.manifest().variant(),
                snapshot.manifest().trainedThrough(),
                list.ratingsUsed(),
                list.picks().stream()
                        .map(pick -> MovieItem.of(snapshot, pick, because.map(told -> told.apply(pick.item()))))
                        .toList());
    }
}
