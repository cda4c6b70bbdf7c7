package io.cinematch.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.score.ItemFactors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantEvaluatorTest {
    /** Movies 1 to 3, the last the best for everybody. */
    private static final TrainedItems ITEMS =
            new TrainedItems(new long[] {1, 2, 3}, new ItemFactors(3, 0, new float[] {0, 0.5f, 1}, new float[0]));

    /** A bug once: somebody folded in had rated a movie that nobody in training had, and the night ended. */
    @Test
    void aRatedMovieThatTrainingDoesNotKnowIsNoCandidateAndNoError() {
        UserHistory history =
                new UserHistory(7, new int[] {1, 3, 9}, new float[] {2, 5, 4}, new boolean[] {false, true, false});
        KnownUser user = new KnownUser(history, List.of(Optional.of(new UserFactors(0, new float[0]))));

        EvaluationSums sums = new VariantEvaluator(ITEMS, 3, true, 1, 4)
                .partition(List.of(user).iterator())
                .next();

        assertThat(sums.metrics(1)).containsEntry("precision@1", 1.0).containsEntry("rmse", 1.0);
    }
}
