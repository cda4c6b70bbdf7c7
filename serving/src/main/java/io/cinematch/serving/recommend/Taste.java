package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.score.TopN;
import io.cinematch.model.store.UserStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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
    private final Source source;
    private final UserRatings.Counts counts;
    private volatile Worked worked;

    /**
     * What is worked out.
     *
     * @param ranking the user's factors
     * @param best the list, when everything may be shown; a longer or narrower one begins anew
     */
    record Worked(Ranking ranking, int[] best) {}

    Taste(Snapshot snapshot, UserStore.User user, UserRatings ratings, Source source) {
        this.snapshot = snapshot;
        this.user = user;
        this.source = source;
        counts = ratings.counts();
    }

    public UserStore.User user() {
        return user;
    }

    /** Put together anew each time: lists seldom need them, and they are the larger part of what would be kept. */
    public UserRatings ratings() {
        return UserRatings.of(snapshot.items(), user);
    }

    UserRatings.Counts counts() {
        return counts;
    }

    /** Ratings and places of lists kept: about ten bytes each. */
    public int size() {
        return counts.total() + counts.live() + MOST;
    }

    /** What their lists are made from. */
    public Source source() {
        return source;
    }

    public boolean isOf(Snapshot release) {
        return snapshot == release;
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

    /** The best n that are neither seen nor hidden. */
    List<Recommendation.Pick> picks(Filter filter, int n) {
        Worked known = worked();
        List<Recommendation.Pick> picks = known.ranking.picks(known.best, filter, n);
        return picks.size() == n
                ? picks
                : known.ranking.picks(
                        items(known.ranking.rank(), filter.and(ratings().items()), n), filter, n);
    }

    private Worked workOut() {
        UserRatings ratings = ratings();
        HeadScorer head = snapshot.rank();
        UserFactors rank = factors(head, ratings);
        Optional<UserFactors> stars =
                snapshot.stars().map(other -> other.equals(head) ? rank : factors(other, ratings));
        BitSet seen = ratings.items();
        return new Worked(
                new Ranking(snapshot, source, rank, stars),
                source == Source.PRECOMPUTED ? nightly(seen) : items(rank, seen, MOST));
    }

    private int[] items(UserFactors rank, BitSet hidden, int n) {
        return source == Source.POPULAR
                ? snapshot.popular().filter(item -> !hidden.get(item)).limit(n).toArray()
                : TopN.of(snapshot.rank().scoreAll(rank), hidden, n);
    }

    private int[] nightly(BitSet seen) {
        int[] list = user.release().orElseThrow().list();
        int[] unseen = Arrays.stream(list).filter(item -> !seen.get(item)).toArray();
        return unseen.length == list.length ? list : unseen;
    }

    private UserFactors factors(HeadScorer head, UserRatings ratings) {
        return source == Source.PRECOMPUTED ? head.trained(user.release().orElseThrow()) : head.folded(ratings);
    }
}
