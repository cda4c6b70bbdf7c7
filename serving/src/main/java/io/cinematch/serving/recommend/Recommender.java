package io.cinematch.serving.recommend;

import io.cinematch.model.store.UserStore;
import java.util.List;
import java.util.Optional;

/** Decides what a user is shown. Pure: the same snapshot, user and n give the same list. */
public final class Recommender {
    private static final UserStore.User NOBODY = new UserStore.User(Optional.empty(), List.of());

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

    /**
     * A user as the release sees them.
     *
     * @param user checked to belong to the snapshot
     */
    public Taste taste(Snapshot snapshot, UserStore.User user) {
        UserRatings ratings = UserRatings.of(snapshot.items(), user);
        return new Taste(snapshot, user, ratings, source(ratings));
    }

    /** A list of n movies, none of them rated by the user; shorter only when the release has no more. */
    public Recommendation recommend(Taste taste, Filter filter, int n) {
        return recommend(taste, reason(taste), filter, n);
    }

    /** The same for somebody of whom nothing is kept. */
    public Recommendation recommend(Snapshot snapshot, UserStore.User user, Filter filter, int n) {
        return recommend(taste(snapshot, user), filter, n);
    }

    /** The same list when everything may be shown. */
    public Recommendation recommend(Snapshot snapshot, UserStore.User user, int n) {
        return recommend(snapshot, user, Filter.NONE, n);
    }

    /** What to show when nothing can be known of the user. */
    public Recommendation unknown(Snapshot snapshot, String reason, Filter filter, int n) {
        return recommend(taste(snapshot, NOBODY), reason, filter, n);
    }

    private static Recommendation recommend(Taste taste, String reason, Filter filter, int n) {
        return new Recommendation(taste.source(), reason, used(taste), taste.picks(filter, n));
    }

    /** Concatenated, as formatting takes longer than the rest of a list that is kept. */
    private String reason(Taste taste) {
        UserRatings.Counts ratings = taste.counts();
        return switch (taste.source()) {
            case PRECOMPUTED -> "the nightly list, made from " + ratings.training() + " ratings";
            case FOLDED_IN ->
                "made just now from " + used(taste) + " ratings, " + ratings.live() + " of them given to this service";
            case POPULAR ->
                ratings.total() < minRatings
                        ? "fewer than " + minRatings + " ratings (" + ratings.total()
                                + " so far): showing what is popular"
                        : "none of the " + ratings.total()
                                + " ratings is of a movie this release has learned: showing what is popular";
        };
    }

    private static int used(Taste taste) {
        return switch (taste.source()) {
            case PRECOMPUTED -> taste.counts().training();
            case FOLDED_IN -> taste.counts().used();
            case POPULAR -> 0;
        };
    }
}
