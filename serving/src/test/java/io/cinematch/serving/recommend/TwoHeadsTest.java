package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A release whose order comes from one model and whose stars come from another, which share nothing but the movies. */
class TwoHeadsTest {
    private static final Missing MISSING = new Missing(0.4, 0, 8);
    private static final Regularisation RANK_LAMBDA = Regularisation.of(0.04);
    private static final Regularisation STARS_LAMBDA = Regularisation.of(0.3);
    private static final ItemFactors RANK = factors(0.8, 3, 1);
    private static final ItemFactors STARS = factors(3.5, 2, 2);
    private static final int[] RATED = {2, 5, 11, 40, 77, 90};
    private static final float[] GIVEN = {5, 4.5f, 1, 3, 5, 2};

    private final Snapshot snapshot = snapshot();
    private final Recommender recommender = new Recommender(5);

    private static ItemFactors factors(double mu, int rank, long seed) {
        Random random = new Random(seed);
        float[] b = new float[SmallRelease.ITEMS];
        float[] q = new float[SmallRelease.ITEMS * rank];
        for (int i = 0; i < b.length; i++) {
            b[i] = (float) random.nextGaussian() / 3;
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = (float) random.nextGaussian() / 3;
        }
        return new ItemFactors(mu, rank, b, q);
    }

    static Snapshot snapshot() {
        return new Snapshot(SmallRelease.of(
                "r1",
                List.of(
                        new HeadModel(List.of(Head.RANK), "funksvd", 3, RANK.mu(), RANK_LAMBDA, MISSING),
                        new HeadModel(List.of(Head.STARS), "funksvd", 2, STARS.mu(), STARS_LAMBDA, Missing.NONE)),
                List.of(RANK, STARS)));
    }

    /** Somebody whose factors the night stopped at before they solved anything. */
    static UserStore.User trained() {
        UserFactors rank = new UserFactors(0.1f, new float[] {1, 0, -1});
        UserFactors stars = new UserFactors(-0.2f, new float[] {0.5f, 0.5f});
        UserRecord record = new UserRecord(new int[] {7, 3, 9}, List.of(rank, stars), RATED, GIVEN);
        return new UserStore.User(Optional.of(record), List.of());
    }

    static UserStore.User live() {
        List<LiveRating> ratings = new ArrayList<>();
        for (int k = 0; k < RATED.length; k++) {
            ratings.add(new LiveRating(10 * (RATED[k] + 1), GIVEN[k], 0, k + 1));
        }
        return new UserStore.User(Optional.empty(), ratings);
    }

    @Test
    void aFoldInIsDoneForEachHeadAsItsModelWasTrained() {
        UserFactors rank = new FoldIn(RANK, RANK_LAMBDA, MISSING).solve(RATED, GIVEN);
        UserFactors stars = new FoldIn(STARS, STARS_LAMBDA).solve(RATED, GIVEN);
        float[] scores = new float[RANK.size()];
        RANK.scoreAll(rank.bias(), rank.p(), scores);

        Recommendation list = recommender.recommend(snapshot, live(), 10);

        assertThat(list.source()).isEqualTo(Source.FOLDED_IN);
        assertThat(list.picks())
                .extracting(Recommendation.Pick::item)
                .containsExactly(boxed(TopN.of(scores, rated(), 10)));
        assertThat(list.picks()).allSatisfy(pick -> {
            assertThat(pick.score()).isEqualTo(scores[pick.item()]);
            assertThat(pick.stars().orElseThrow())
                    .isCloseTo(clamped(STARS.score(pick.item(), stars.bias(), stars.p())), within(1e-6));
        });
        UserFactors classic = new FoldIn(RANK, RANK_LAMBDA).solve(RATED, GIVEN);
        assertThat(list.picks().get(0).score())
                .as("missing ratings count")
                .isLessThan(RANK.score(list.picks().get(0).item(), classic.bias(), classic.p()) - 0.1);
    }

    @Test
    void theNightlyListIsTheRankHeadsAndItsStarsAreTheStarsHeads() {
        UserFactors rank = new UserFactors(0.1f, new float[] {1, 0, -1});
        UserFactors stars = new UserFactors(-0.2f, new float[] {0.5f, 0.5f});
        UserRecord record = new UserRecord(new int[] {7, 3, 9}, List.of(rank, stars), RATED, GIVEN);
        snapshot.check(record);

        Recommendation list = recommender.recommend(snapshot, new UserStore.User(Optional.of(record), List.of()), 3);

        assertThat(list.source()).isEqualTo(Source.PRECOMPUTED);
        assertThat(list.picks()).extracting(Recommendation.Pick::item).containsExactly(7, 3, 9);
        assertThat(list.picks()).allSatisfy(pick -> {
            assertThat(pick.score()).isEqualTo(RANK.score(pick.item(), rank.bias(), rank.p()));
            assertThat(pick.stars().orElseThrow())
                    .isCloseTo(clamped(STARS.score(pick.item(), stars.bias(), stars.p())), within(1e-6));
        });
    }

    @Test
    void whatIsPopularHasTheStarsHeadsStars() {
        Recommendation list = recommender.recommend(snapshot, new UserStore.User(Optional.empty(), List.of()), 1);

        assertThat(list.source()).isEqualTo(Source.POPULAR);
        assertThat(list.picks().get(0).stars().orElseThrow())
                .isCloseTo(3.5 + STARS.bias(list.picks().get(0).item()), within(1e-6));
    }

    private static double clamped(double stars) {
        return Math.max(0.5, Math.min(5, stars));
    }

    private static BitSet rated() {
        BitSet rated = new BitSet();
        for (int item : RATED) {
            rated.set(item);
        }
        return rated;
    }

    private static Integer[] boxed(int[] items) {
        return Arrays.stream(items).boxed().toArray(Integer[]::new);
    }
}
