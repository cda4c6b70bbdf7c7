package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.score.TopN;
import io.cinematch.model.store.UserStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * One user as one release sees them. What their lists need is worked out when first asked for and then kept: folding
 * somebody in costs more than all else in an answer.
 */
public final class Taste {
    private final Snapshot snapshot;
    private final UserStore.User user;
    private final UserRatings ratings;
    private final Source source;
    private volatile Worked worked;

    /**
     * What is worked out.
     *
     * @param rank the user's factors in the model that ranks
     * @param stars those in the model that predicts stars; empty when the release does not
     * @param seen items that must not be shown
     * @param best items in the order they are shown, none that is seen; more of them may follow
     */
    record Worked(UserFactors rank, Optional<UserFactors> stars, BitSet seen, int[] best) {}

    Taste(Snapshot snapshot, UserStore.User user, UserRatings ratings, Source source) {
        this.snapshot = snapshot;
        this.user = user;
        this.ratings = ratings;
        this.source = source;
    }

    public UserStore.User user() {
        return user;
    }

    public UserRatings ratings() {
        return ratings;
    }

    /** What their lists are made from. */
    public Source source() {
        return source;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Two threads may both work it out; they find the same. */
    Worked worked() {
        Worked known = worked;
        if (known == null) {
            known = workOut();
            worked = known;
        }
        return known;
    }

    private Worked workOut() {
        HeadScorer head = snapshot.rank();
        UserFactors rank = factors(head);
        BitSet seen = ratings.items();
        return new Worked(
                rank,
                snapshot.stars().map(other -> other.equals(head) ? rank : factors(other)),
                seen,
                switch (source) {
                    case POPULAR ->
                        snapshot.popular().filter(item -> !seen.get(item)).toArray();
                    case PRECOMPUTED ->
                        Arrays.stream(user.release().orElseThrow().list())
                                .filter(item -> !seen.get(item))
                                .toArray();
                    case FOLDED_IN -> TopN.of(head.scoreAll(rank), seen, Recommender.MOST);
                });
    }

    private UserFactors factors(HeadScorer head) {
        return source == Source.PRECOMPUTED ? head.trained(user.release().orElseThrow()) : head.folded(ratings);
    }
}
