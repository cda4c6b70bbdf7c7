package io.cinematch.serving.api;

import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Source;
import io.cinematch.serving.recommend.UserRatings;

/**
 * What a change of somebody's ratings leads to; the change is stored when it is sent.
 *
 * @param changed ratings of this request that were kept, or taken back
 * @param ratingsTotal movies the user has rated now, in the training data or here
 * @param ratingsUntilPersonal how many more it takes for a personal list, 0 when there are enough
 * @param foldedIn whether the next list is made from all of them, these included
 * @param ratingsUsed how many of them a list is made from; the others are of movies the release has not learned
 * @param sourceNext the {@code source} of the next list
 */
record RatingState(
        long userId,
        int changed,
        int ratingsTotal,
        int ratingsUntilPersonal,
        boolean foldedIn,
        int ratingsUsed,
        String sourceNext,
        String release,
        String variant) {

    static RatingState of(Snapshot snapshot, Recommender recommender, long user, int changed, UserRatings now) {
        Source next = recommender.source(now);
        return new RatingState(
                user,
                changed,
                now.total(),
                recommender.missing(now),
                next == Source.FOLDED_IN,
                now.withFactors(),
                next.text(),
                snapshot.id(),
                snapshot.manifest().variant());
    }
}
