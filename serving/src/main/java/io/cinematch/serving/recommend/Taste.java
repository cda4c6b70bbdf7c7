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
    /** Longest list that is worked out at once. */
    private static final int MOST = 100;

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
     * @param best the list, when everything may be shown; a longer or narrower one begins anew
     */
    record Worked(UserFactors rank, Optional<UserFactors> stars, BitSet seen, Ranking best) {}

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

    /** The best n of the whole catalogue that are neither seen nor hidden. */
    Ranking ranking(Filter filter, int n) {
        Worked known = worked();
        BitSet hidden = filter.and(known.seen);
        return Ranking.of(snapshot, source, known.rank, known.stars, items(known.rank, hidden, n));
    }

    private Worked workOut() {
        HeadScorer head = snapshot.rank();
        UserFactors rank = factors(head);
        Optional<UserFactors> stars = snapshot.stars().map(other -> other.equals(head) ? rank : factors(other));
        BitSet seen = ratings.items();
        int[] items = source == Source.PRECOMPUTED ? nightly(seen) : items(rank, seen, MOST);
        return new Worked(rank, stars, seen, Ranking.of(snapshot, source, rank, stars, items));
    }

    private int[] items(UserFactors rank, BitSet hidden, int n) {
        return source == Source.POPULAR
                ? snapshot.popular().filter(item -> !hidden.get(item)).limit(n).toArray()
                : TopN.of(snapshot.rank().scoreAll(rank), hidden, n);
    }

    private int[] nightly(BitSet seen) {
        return Arrays.stream(user.release().orElseThrow().list())
                .filter(item -> !seen.get(item))
                .toArray();
    }

    private UserFactors factors(HeadScorer head) {
        return source == Source.PRECOMPUTED ? head.trained(user.release().orElseThrow()) : head.folded(ratings);
    }
}
