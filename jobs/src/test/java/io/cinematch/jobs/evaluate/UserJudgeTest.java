package io.cinematch.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.score.ItemFactors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserJudgeTest {
    private static final Candidates CANDIDATES =
            new Candidates(new int[] {1, 2, 3}, new long[] {8, 4, 2}, new float[] {3, 3.5f, 4}, 3.3, 8);

    /** With biases of movies 1 to 3; the third is the best for everybody. */
    private static ModelScorer model(float... biases) {
        ModelInfo info =
                new ModelInfo("m", "bias", List.of(Head.RANK, Head.STARS), 0, 3, Regularisation.of(0), Missing.NONE, 3);
        TrainedItems items = new TrainedItems(new long[] {1, 2, 3}, new ItemFactors(3, 0, biases, new float[0]));
        return new ModelScorer(info, items, CANDIDATES);
    }

    private static KnownUser user(int[] movies, float[] stars, boolean[] held) {
        UserHistory history = new UserHistory(7, movies, stars, held);
        return new KnownUser(history, List.of(Optional.of(new UserFactors(0, new float[0]))));
    }

    private static Judged judged(Scorer scorer, int k, KnownUser user) {
        UserJudge judge = new UserJudge(Yardstick.ofRanking(k, 4, CANDIDATES), scorer);
        return new Judged(List.of(judge.judge(user)), judge.tally(), scorer.predictsStars());
    }

    /** A bug once: somebody folded in had rated a movie that nobody in training had, and the night ended. */
    @Test
    void aRatedMovieThatTrainingDoesNotKnowIsNoCandidateAndNoError() {
        KnownUser user = user(new int[] {1, 3, 9}, new float[] {2, 5, 4}, new boolean[] {false, true, false});

        assertThat(judged(model(0, 0.5f, 1), 1, user).summary(1))
                .containsEntry("precision@1", 1.0)
                .containsEntry("rmse", 1.0);
    }

    @Test
    void aLikedMovieThatNobodyCanBeShownCountsAgainstRecall() {
        KnownUser user = user(new int[] {3, 9}, new float[] {5, 5}, new boolean[] {true, true});

        assertThat(judged(model(0, 0.5f, 1), 2, user).summary(2)).containsEntry("recall@2", 0.5);
    }

    @Test
    void ratedOnlyOrdersJustTheHeldOutMoviesThoseUnknownToTrainingLast() {
        KnownUser user = user(new int[] {1, 2, 9}, new float[] {5, 2, 5}, new boolean[] {true, true, true});

        Judged judged = judged(model(0, 0.5f, 1), 2, user);

        // Movie 2 first, then movie 1; movie 9 has no place among two.
        assertThat(judged.ratedOnly(ListMetric.PRECISION)).containsExactly(0.5);
        assertThat(judged.ratedOnly(ListMetric.MRR)).containsExactly(0.5);
        assertThat(judged(Reference.ORACLE.scorer(CANDIDATES, 1), 1, user).ratedOnly(ListMetric.PRECISION))
                .containsExactly(1);
    }

    /** A bug once: precision was divided by k, so that an oracle seemed to fail users with few held-out ratings. */
    @Test
    void ratedOnlyPrecisionIsOfTheMoviesThereAre() {
        KnownUser user = user(new int[] {1, 2}, new float[] {5, 5}, new boolean[] {true, true});

        assertThat(judged(model(0, 0.5f, 1), 10, user).ratedOnly(ListMetric.PRECISION))
                .containsExactly(1);
    }

    @Test
    void noListIsJudgedForAUserWhoLikedNothing() {
        KnownUser user = user(new int[] {1, 2}, new float[] {5, 2}, new boolean[] {false, true});

        Judged judged = judged(model(0, 0.5f, 1), 2, user);

        assertThat(judged.listed).isEmpty();
        assertThat(judged.summary(2)).containsOnlyKeys("rmse", "mae");
    }

    @Test
    void scoresThatAreNoNumbersAreCountedNeverListedAndNoStars() {
        KnownUser user = user(new int[] {1, 3}, new float[] {5, 5}, new boolean[] {true, true});

        Judged judged = judged(model(Float.NaN, 0.5f, 1), 3, user);

        assertThat(judged.tally().withoutNumbers).isEqualTo(1);
        assertThat(judged.listed[0].list).containsExactly(2, 1);
        assertThat(judged.tally().withoutStars).isEqualTo(1);
        assertThat(judged.summary(3)).doesNotContainKeys("rmse", "mae").containsEntry("hit@3", 1.0);
    }

    @Test
    void equalScoresAreNoRankingAndAreCounted() {
        KnownUser user = user(new int[] {3}, new float[] {5}, new boolean[] {true});

        assertThat(judged(model(1, 1, 1), 1, user).tally().undecided).isEqualTo(1);
        assertThat(judged(model(1, 1, 2), 1, user).tally().undecided).isZero();
    }

    @Test
    void hitsOfMoviesThatPopularityShowsAnywayAreNoSurprise() {
        KnownUser user = user(new int[] {1, 3}, new float[] {5, 5}, new boolean[] {true, true});

        // Popularity shows movies 1 and 2; this model movies 3 and 2.
        assertThat(judged(model(0, 0.5f, 1), 2, user).full(ListMetric.SERENDIPITY))
                .containsExactly(0.5);
        assertThat(judged(Reference.POPULARITY.scorer(CANDIDATES, 1), 2, user).full(ListMetric.SERENDIPITY))
                .containsExactly(0);
    }

    @Test
    void hitsAndErrorsAreCountedByGenreAndByHowKnownAMovieIs() {
        List<Movie> catalogue = List.of(
                new Movie(1, "A", 2000, List.of("Drama", "War"), "", ""),
                new Movie(2, "B", 2000, List.of("Drama"), "", ""),
                new Movie(3, "C", 2000, List.of(), "", ""));
        MovieGroups groups = MovieGroups.of(catalogue, CANDIDATES);
        Yardstick by = new Yardstick(1, 4, CANDIDATES, groups, GenreBits.of(catalogue, CANDIDATES), null);
        UserJudge judge = new UserJudge(by, model(1, 0.5f, 0));
        JudgedUser one = judge.judge(user(new int[] {1, 2}, new float[] {5, 4}, new boolean[] {true, true}));
        Judged judged = new Judged(List.of(one), judge.tally(), true);

        assertThat(new Segments(groups).ofLists(judged))
                .filteredOn(s -> s.name().equals("Drama"))
                .singleElement()
                .satisfies(s -> assertThat(s.size()).isEqualTo(2))
                .satisfies(s -> assertThat(s.metrics()).containsEntry("recall", 0.5));
        assertThat(new Segments(groups).ofStars(judged))
                .filteredOn(s -> s.name().equals("War"))
                .singleElement()
                .satisfies(s -> assertThat(s.metrics().get("mae")).isCloseTo(1, within(1e-9)));
        assertThat(groups.of(1)).startsWith(0);
        assertThat(groups.of(99)).containsExactly(2);
    }
}
