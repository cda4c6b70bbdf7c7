package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.Contributions;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.store.UserStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the scores that a {@link Recommender} shows apart. Pure. */
public final class Explainer {
    private final Recommender recommender;

    public Explainer(Recommender recommender) {
        this.recommender = recommender;
    }

    /**
     * Why an item has its score for a user.
     *
     * @param user checked to belong to the snapshot
     * @param item whether the user has rated it or not
     */
    public Explanation explain(Snapshot snapshot, UserStore.User user, int item) {
        UserRatings ratings = UserRatings.of(snapshot.items(), user);
        Source source = recommender.source(ratings);
        return new Explanation(
                source,
                snapshot.items().popularity()[item],
                source == Source.POPULAR
                        ? Optional.empty()
                        : Optional.of(sum(snapshot.rank(), source, user, ratings, item)),
                snapshot.stars().map(head -> sum(head, source, user, ratings, item)));
    }

    private static Explanation.Sum sum(
            HeadScorer head, Source source, UserStore.User user, UserRatings ratings, int item) {
        UserFactors factors =
                source == Source.PRECOMPUTED ? head.trained(user.release().orElseThrow()) : head.folded(ratings);
        double score = head.score(item, factors);
        Contributions parts = head.contributions(ratings, item);
        return new Explanation.Sum(
                score,
                head.items().mu(),
                head.items().bias(item),
                parts.missing(),
                score - parts.score(),
                ofRatings(ratings, parts.ofRating()));
    }

    private static List<Explanation.OfRating> ofRatings(UserRatings ratings, double[] adds) {
        List<Explanation.OfRating> parts = new ArrayList<>(adds.length);
        for (Rated rated : ratings.all()) {
            if (rated.hasFactors()) {
                parts.add(new Explanation.OfRating(rated, adds[parts.size()]));
            }
        }
        parts.sort(Comparator.comparingDouble((Explanation.OfRating part) -> -Math.abs(part.adds())));
        return parts;
    }
}
