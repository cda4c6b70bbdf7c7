package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.Optional;

/** A trained model. It may know other movies than the candidates: yesterday's does. */
final class ModelScorer implements Scorer {
    private final TrainedItems items;
    private final double meanStars;
    private final boolean predictsStars;
    /** By candidate, its index in the model or a negative number; null when both have the same movies. */
    private final int[] inModel;

    ModelScorer(ModelInfo info, TrainedItems items, Candidates candidates) {
        this.items = items;
        meanStars = info.meanStars();
        predictsStars = info.heads().contains(Head.STARS);
        inModel = Arrays.equals(items.movies(), candidates.ids) ? null : items.indexesOf(candidates.ids);
    }

    @Override
    public void score(KnownUser user, float[] scores) {
        ItemFactors model = items.factors;
        UserFactors known = user.factors().get(0).orElseGet(() -> new UserFactors(0, new float[model.rank()]));
        if (inModel == null) {
            model.scoreAll(known.bias(), known.p(), scores);
            return;
        }
        float[] own = new float[model.size()];
        model.scoreAll(known.bias(), known.p(), own);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = inModel[i] < 0 ? Float.NaN : own[inModel[i]];
        }
    }

    /** Whether the model knows a candidate. */
    boolean knows(int candidate) {
        return inModel == null || inModel[candidate] >= 0;
    }

    @Override
    public boolean predictsStars() {
        return predictsStars;
    }

    /** r̂; where the model knows only one side μ and that side's bias, and for models without μ the mean rating. */
    @Override
    public double stars(KnownUser known, int movie) {
        ItemFactors model = items.factors;
        Optional<UserFactors> user = known.factors().get(0);
        int item = items.indexOf(movie);
        if (user.isPresent() && item >= 0) {
            return model.score(item, user.get().bias(), user.get().p());
        }
        if (model.mu() == 0) {
            return meanStars;
        }
        return model.mu() + user.map(UserFactors::bias).orElse(0f) + (item < 0 ? 0 : model.bias(item));
    }
}
