package io.cinematch.jobs.abtest;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.score.TopN;
import java.io.Serializable;
import java.util.BitSet;

/**
 * What the users of one arm are shown: the best of every movie with training ratings that the user did not rate in
 * training.
 */
final class ArmLists implements Serializable {
    private final String variant;
    private final TrainedItems items;
    private final int k;
    private final double likedFrom;

    ArmLists(String variant, TrainedItems items, int k, double likedFrom) {
        this.variant = variant;
        this.items = items;
        this.k = k;
        this.likedFrom = likedFrom;
    }

    ShownList of(KnownUser user) {
        UserHistory history = user.history();
        BitSet rated = new BitSet(items.size());
        Taste[] known = new Taste[items.size()];
        for (int r = 0; r < history.movies.length; r++) {
            int item = items.indexOf(history.movies[r]);
            if (item >= 0 && history.held[r]) {
                known[item] = history.stars[r] >= likedFrom ? Taste.LIKED : Taste.DISLIKED;
            } else if (item >= 0) {
                rated.set(item);
            }
        }
        UserFactors factors =
                user.factors().get(0).orElseGet(() -> new UserFactors(0, new float[items.factors.rank()]));
        float[] scores = new float[items.size()];
        items.factors.scoreAll(factors.bias(), factors.p(), scores);
        int[] list = TopN.of(scores, rated, k);
        int[] movies = new int[list.length];
        Taste[] tastes = new Taste[list.length];
        for (int position = 0; position < list.length; position++) {
            movies[position] = (int) items.ids[list[position]];
            tastes[position] = known[list[position]] == null ? Taste.UNRATED : known[list[position]];
        }
        return new ShownList(history.user, variant, movies, tastes);
    }
}
