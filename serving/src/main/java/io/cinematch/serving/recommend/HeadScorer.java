package io.cinematch.serving.recommend;

import io.cinematch.model.foldin.Contributions;
import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.store.ReleaseStore;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One head of a release, ready to answer.
 *
 * @param position of its model in the manifest
 * @param items its item factors
 * @param foldIn its solver, empty for a model that has nothing to learn of a user
 */
record HeadScorer(int position, ItemFactors items, Optional<FoldIn> foldIn) {
    static HeadScorer of(ReleaseStore.Loaded release, Head head) {
        int position = release.manifest().model(head);
        HeadModel model = release.manifest().models().get(position);
        ItemFactors items = release.items().models().get(position);
        return new HeadScorer(position, items, solver(items, model));
    }

    private static Optional<FoldIn> solver(ItemFactors items, HeadModel model) {
        Regularisation lambda = model.lambda();
        boolean solvable = lambda != null && lambda.user() > 0 && lambda.userBias() > 0;
        return solvable ? Optional.of(new FoldIn(items, lambda, model.missing())) : Optional.empty();
    }

    /** What training found for a user. */
    UserFactors trained(UserRecord user) {
        return user.models().get(position);
    }

    /** What a user's ratings say now; the average user when there are none to go by. */
    UserFactors folded(UserRatings ratings) {
        if (foldIn.isEmpty()) {
            return new UserFactors(0, new float[items.rank()]);
        }
        return foldIn.get().solve(ratings.usedItems(), ratings.usedStars());
    }

    /** Item to what each rating adds to its score that {@link #folded} leads to. */
    IntFunction<Contributions> contributions(UserRatings ratings) {
        if (foldIn.isEmpty()) {
            double[] nothing = new double[ratings.withFactors()];
            return item -> new Contributions(items.mu() + items.bias(item), 0, nothing);
        }
        return foldIn.get().attribution(ratings.usedItems(), ratings.usedStars())::of;
    }

    float score(int item, UserFactors user) {
        return items.score(item, user.bias(), user.p());
    }

    float[] scoreAll(UserFactors user) {
        float[] scores = new float[items.size()];
        items.scoreAll(user.bias(), user.p(), scores);
        return scores;
    }
}
