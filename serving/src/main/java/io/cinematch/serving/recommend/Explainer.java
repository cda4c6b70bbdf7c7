package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.Contributions;
import io.cinematch.model.foldin.UserFactors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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
        Contributions parts = head.contributions(ratings).apply(item);
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

    /**
     * The ratings that speak most for the items of a list: those that add most to what the list is sorted by. The user's
     * equations are solved here, once for all items.
     *
     * @param most of them for each item
     * @return item to its ratings, the one that adds most first; none that takes from the score, and none at all for a
     *     popular list, which no rating shapes
     */
    public static IntFunction<List<Explanation.OfRating>> because(Taste taste, int most) {
        if (taste.source() == Source.POPULAR) {
            return item -> List.of();
        }
        List<Rated> used =
                taste.ratings().all().stream().filter(Rated::hasFactors).toList();
        IntFunction<Contributions> contributions = taste.snapshot().rank().contributions(taste.ratings());
        return item -> largest(used, contributions.apply(item).ofRating(), most);
    }

    private static List<Explanation.OfRating> largest(List<Rated> ratings, double[] adds, int most) {
        return IntStream.range(0, adds.length)
                .filter(k -> adds[k] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -adds[k]))
                .limit(most)
                .map(k -> new Explanation.OfRating(ratings.get(k), adds[k]))
                .toList();
    }
}
