package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.score.TopN;
import io.cinematch.model.store.UserStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Decides what a user is shown. Pure: the same snapshot, user and n give the same list. */
public final class Recommender {
    private static final float LEAST_STARS = 0.5f;
    private static final float MOST_STARS = 5;

    private final int minRatings;

    /** @param minRatings with fewer ratings than this a user is shown what is popular */
    public Recommender(int minRatings) {
        this.minRatings = minRatings;
    }

    /** What a list for somebody with these ratings is based on. */
    public Source source(UserRatings ratings) {
        if (ratings.total() < minRatings || ratings.withFactors() == 0) {
            return Source.POPULAR;
        }
        return ratings.changed() ? Source.FOLDED_IN : Source.PRECOMPUTED;
    }

    /** How many more ratings it takes for a personal list. */
    public int missing(UserRatings ratings) {
        return Math.max(0, minRatings - ratings.total());
    }

    /** The same list when everything may be shown. */
    public Recommendation recommend(Snapshot snapshot, UserStore.User user, int n) {
        return recommend(snapshot, user, Filter.NONE, n);
    }

    /**
     * A list of n movies, none of them rated by the user; shorter only when the release has no more.
     *
     * @param user checked to belong to the snapshot
     */
    public Recommendation recommend(Snapshot snapshot, UserStore.User user, Filter filter, int n) {
        UserRatings ratings = UserRatings.of(snapshot.items(), user);
        return switch (source(ratings)) {
            case POPULAR -> popular(snapshot, ratings, filter, n);
            case PRECOMPUTED -> precomputed(snapshot, user.release().orElseThrow(), ratings, filter, n);
            case FOLDED_IN -> foldedIn(snapshot, ratings, filter, n);
        };
    }

    /** What to show when nothing can be known of the user. */
    public Recommendation unknown(Snapshot snapshot, String reason, Filter filter, int n) {
        return popular(snapshot, UserRatings.NONE, reason, filter, n);
    }

    private Recommendation popular(Snapshot snapshot, UserRatings ratings, Filter filter, int n) {
        String reason = ratings.total() < minRatings
                ? "fewer than %d ratings (%d so far): showing what is popular".formatted(minRatings, ratings.total())
                : "none of the %d ratings is of a movie this release has learned: showing what is popular"
                        .formatted(ratings.total());
        return popular(snapshot, ratings, reason, filter, n);
    }

    private static Recommendation popular(Snapshot snapshot, UserRatings ratings, String reason, Filter filter, int n) {
        BitSet hidden = filter.addedTo(ratings.items());
        int[] best =
                snapshot.popular().filter(item -> !hidden.get(item)).limit(n).toArray();
        return new Recommendation(
                Source.POPULAR,
                reason,
                0,
                picks(
                        best,
                        item -> snapshot.items().popularity()[item],
                        stars(snapshot, head -> head.folded(ratings))));
    }

    private static Recommendation precomputed(
            Snapshot snapshot, UserRecord user, UserRatings ratings, Filter filter, int n) {
        HeadScorer rank = snapshot.rank();
        UserFactors factors = rank.trained(user);
        BitSet hidden = filter.addedTo(ratings.items());
        int[] best = Arrays.stream(user.list())
                .filter(item -> !hidden.get(item))
                .limit(n)
                .toArray();
        if (best.length < n) {
            best = TopN.of(rank.scoreAll(factors), hidden, n);
        }
        return new Recommendation(
                Source.PRECOMPUTED,
                "the nightly list, made from %d ratings".formatted(ratings.training()),
                ratings.training(),
                picks(best, item -> rank.score(item, factors), stars(snapshot, head -> head.trained(user))));
    }

    private static Recommendation foldedIn(Snapshot snapshot, UserRatings ratings, Filter filter, int n) {
        HeadScorer rank = snapshot.rank();
        UserFactors factors = rank.folded(ratings);
        float[] scores = rank.scoreAll(factors);
        int used = ratings.withFactors();
        return new Recommendation(
                Source.FOLDED_IN,
                "made just now from %d ratings, %d of them given to this service".formatted(used, ratings.live()),
                used,
                picks(
                        TopN.of(scores, filter.addedTo(ratings.items()), n),
                        item -> scores[item],
                        stars(snapshot, head -> head.equals(rank) ? factors : head.folded(ratings))));
    }

    private static Optional<IntToDoubleFunction> stars(Snapshot snapshot, Function<HeadScorer, UserFactors> user) {
        return snapshot.stars().map(head -> {
            UserFactors factors = user.apply(head);
            return item -> Math.min(MOST_STARS, Math.max(LEAST_STARS, head.score(item, factors)));
        });
    }

    private static List<Recommendation.Pick> picks(
            int[] best, IntToDoubleFunction score, Optional<IntToDoubleFunction> stars) {
        return Arrays.stream(best)
                .mapToObj(item -> new Recommendation.Pick(
                        item,
                        score.applyAsDouble(item),
                        stars.map(s -> OptionalDouble.of(s.applyAsDouble(item))).orElse(OptionalDouble.empty())))
                .toList();
    }
}
