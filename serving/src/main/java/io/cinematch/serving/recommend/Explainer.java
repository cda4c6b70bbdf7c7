package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.Contributions;
import io.cinematch.model.foldin.UserFactors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the scores that a {@link Recommender} shows apart. Pure. */
public final class Explainer {
    private Explainer() {}

    /**
     * Why an item has its score for a user.
     *
     * @param item whether the user has rated it or not
     */
    public static Explanation explain(Taste taste, int item) {
        Snapshot snapshot = taste.snapshot();
        Source source = taste.source();
        return new Explanation(
                source,
                snapshot.items().popularity()[item],
                source == Source.POPULAR
                        ? Optional.empty()
                        : Optional.of(
                                sum(snapshot.rank(), taste.worked().ranking().rank(), taste.ratings(), item)),
                snapshot.stars()
                        .map(head -> sum(head, taste.worked().ranking().stars().orElseThrow(), taste.ratings(), item)));
    }

    private static Explanation.Sum sum(HeadScorer head, UserFactors factors, UserRatings ratings, int item) {
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
