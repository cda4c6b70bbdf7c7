package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.metrics.RankingAtK;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Judges one variant user by user, over the full catalogue: candidates are all movies with training ratings that the
 * user did not rate in training; relevant are the user's held-out ratings of at least {@code relevantStars}, also of
 * movies that are no candidates, which no list can hit.
 */
final class VariantEvaluator implements Serializable {
    private final TrainedItems items;
    private final double meanStars;
    private final boolean predictsStars;
    private final int k;
    private final double relevantStars;

    VariantEvaluator(TrainedItems items, double meanStars, boolean predictsStars, int k, double relevantStars) {
        this.items = items;
        this.meanStars = meanStars;
        this.predictsStars = predictsStars;
        this.k = k;
        this.relevantStars = relevantStars;
    }

    /** Sums over the users of one partition. */
    Iterator<EvaluationSums> partition(Iterator<KnownUser> users) {
        EvaluationSums sums = new EvaluationSums(items.ids.length);
        float[] scores = new float[items.ids.length];
        users.forEachRemaining(user -> add(sums, user, scores));
        return List.of(sums).iterator();
    }

    private void add(EvaluationSums sums, KnownUser user, float[] scores) {
        ItemFactors model = items.factors;
        Optional<UserFactors> factors = user.factors().get(0);
        UserHistory history = user.history();
        BitSet rated = new BitSet(items.ids.length);
        // Relevant movies that are no candidates get indexes behind the candidates'.
        BitSet relevant = new BitSet();
        int unreachable = items.ids.length;
        for (int r = 0; r < history.movies.length; r++) {
            int item = items.indexOf(history.movies[r]);
            if (!history.held[r]) {
                // A user whom training has not seen may have rated what nobody in it has.
                if (item >= 0) {
                    rated.set(item);
                }
                continue;
            }
            if (predictsStars) {
                sums.error(history.stars[r], stars(factors, item));
            }
            if (history.stars[r] >= relevantStars) {
                relevant.set(item >= 0 ? item : unreachable++);
            }
        }
        if (!relevant.isEmpty()) {
            UserFactors known = factors.orElseGet(() -> new UserFactors(0, new float[model.rank()]));
            model.scoreAll(known.bias(), known.p(), scores);
            int[] list = TopN.of(scores, rated, k);
            sums.ranking(RankingAtK.of(list, relevant, k), list);
        }
    }

    /** r̂; where the model knows only one side μ and that side's bias, and for models without μ the mean rating. */
    private double stars(Optional<UserFactors> user, int item) {
        ItemFactors model = items.factors;
        if (user.isPresent() && item >= 0) {
            return model.score(item, user.get().bias(), user.get().p());
        }
        if (model.mu() == 0) {
            return meanStars;
        }
        return model.mu() + user.map(UserFactors::bias).orElse(0f) + (item < 0 ? 0 : model.bias(item));
    }
}
