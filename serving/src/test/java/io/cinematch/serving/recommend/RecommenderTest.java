package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {
    private final Snapshot snapshot = new Snapshot(SmallRelease.of("r1"));
    private final Recommender recommender = new Recommender(5);
    private final UserRecord fan = SmallRelease.users().get(1L);

    @Test
    void aStrangerIsShownWhatIsPopular() {
        Recommendation list = recommender.recommend(snapshot, user(Optional.empty()), 3);

        assertThat(list.source()).isEqualTo(Source.POPULAR);
        assertThat(list.reason()).isEqualTo("fewer than 5 ratings (0 so far): showing what is popular");
        assertThat(list.ratingsUsed()).isZero();
        // Item 60 has most ratings; 59 and 61 tie, the lower id comes first.
        assertThat(items(list)).containsExactly(60, 59, 61);
        assertThat(list.picks()).extracting(Recommendation.Pick::score).containsExactly(1000.0, 990.0, 990.0);
        // The average user's stars: the global mean and the movie's bias.
        assertThat(list.picks().get(0).stars().orElseThrow()).isCloseTo(3.5 + 0.5 - 0.3, within(1e-5));
    }

    @Test
    void fourRatingsAreNotEnoughAndAreNotShownAgain() {
        Recommendation list = recommender.recommend(snapshot, user(Optional.empty(), 610, 600, 620, 590), 2);

        assertThat(list.source()).isEqualTo(Source.POPULAR);
        assertThat(list.reason()).contains("4 so far");
        assertThat(items(list)).containsExactly(62, 57);
    }

    @Test
    void theFifthRatingMakesTheListPersonal() {
        Recommendation list = recommender.recommend(snapshot, user(Optional.empty(), 610, 600, 620, 590, 630), 100);

        assertThat(list.source()).isEqualTo(Source.FOLDED_IN);
        assertThat(list.ratingsUsed()).isEqualTo(5);
        assertThat(items(list)).hasSize(100).doesNotContain(60, 59, 61, 58, 62).doesNotHaveDuplicates();
    }

    @Test
    void trainingAndLiveRatingsCountTogetherTowardsFive() {
        UserRecord three = SmallRelease.users().get(2L);

        assertThat(recommender.recommend(snapshot, user(Optional.of(three)), 5).source())
                .isEqualTo(Source.POPULAR);
        assertThat(recommender
                        .recommend(snapshot, user(Optional.of(three), 500), 5)
                        .source())
                .isEqualTo(Source.POPULAR);
        assertThat(recommender
                        .recommend(snapshot, user(Optional.of(three), 500, 510), 5)
                        .source())
                .isEqualTo(Source.FOLDED_IN);
        // Rating a movie of the training data again is no further rating.
        assertThat(recommender
                        .recommend(snapshot, user(Optional.of(three), 10, 20), 5)
                        .source())
                .isEqualTo(Source.POPULAR);
    }

    @Test
    void withoutLiveRatingsTheNightlyListIsTheAnswer() {
        Recommendation list = recommender.recommend(snapshot, user(Optional.of(fan)), 10);

        assertThat(list.source()).isEqualTo(Source.PRECOMPUTED);
        assertThat(list.ratingsUsed()).isEqualTo(20);
        assertThat(items(list))
                .containsExactlyElementsOf(
                        IntStream.of(fan.list()).limit(10).boxed().toList());
        assertThat(list.picks()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    /** Its live ratings may still be there: what a night has learned is taken out of Redis later. */
    @Test
    void whatTheReleaseKnowsAlreadyIsNotFoldedInAgain() {
        List<LiveRating> known = IntStream.range(0, fan.rated().length)
                .mapToObj(k -> new LiveRating(10 * (fan.rated()[k] + 1), fan.stars()[k], 0, k + 1))
                .toList();
        List<LiveRating> noDifference = new ArrayList<>(known);
        // A rating taken back that the release does not have, and one of a movie that it has not learned.
        noDifference.add(new LiveRating(1000, 0, 0, 30));
        noDifference.add(new LiveRating(9999, 3, 0, 31));
        List<LiveRating> another = new ArrayList<>(known.subList(1, known.size()));
        another.add(0, new LiveRating(known.get(0).movie(), 6 - known.get(0).stars(), 0, 32));

        Recommendation list = recommender.recommend(snapshot, new UserStore.User(Optional.of(fan), noDifference), 10);

        assertThat(list)
                .isEqualTo(recommender.recommend(snapshot, user(Optional.of(fan)), 10))
                .extracting(Recommendation::source)
                .isEqualTo(Source.PRECOMPUTED);
        assertThat(recommender
                        .recommend(snapshot, new UserStore.User(Optional.of(fan), another), 10)
                        .source())
                .isEqualTo(Source.FOLDED_IN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, SmallRelease.LIST, SmallRelease.LIST + 1, 100})
    void aListIsAsLongAsAskedEvenIfTheNightlyOneIsShorter(int n) {
        Recommendation list = recommender.recommend(snapshot, user(Optional.of(fan)), n);

        assertThat(items(list))
                .hasSize(n)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(IntStream.of(fan.rated()).boxed().toList())
                .startsWith(IntStream.of(fan.list()).limit(n).boxed().toArray(Integer[]::new));
    }

    @Test
    void aListEndsWhereTheCatalogueEnds() {
        int[] most = IntStream.rangeClosed(1, 118).map(i -> i * 10).toArray();

        assertThat(items(recommender.recommend(snapshot, user(Optional.empty(), most), 10)))
                .containsExactlyInAnyOrder(118, 119);
        int[] all = IntStream.rangeClosed(1, 120).map(i -> i * 10).toArray();
        assertThat(items(recommender.recommend(snapshot, user(Optional.empty(), all), 10)))
                .isEmpty();
    }

    @Test
    void aRatedMovieOfTheNightlyListIsSkipped() {
        UserRecord careless = new UserRecord(new int[] {0, 1, 50, 51}, fan.models(), fan.rated(), fan.stars());

        assertThat(items(recommender.recommend(snapshot, user(Optional.of(careless)), 2)))
                .containsExactly(50, 51);
    }

    @Test
    void aFoldInIsTheExactSolutionOverAllRatings() {
        ItemFactors model = SmallRelease.of("r1").items().models().get(0);
        int[] rated = Arrays.copyOf(fan.rated(), 21);
        rated[20] = 100;
        float[] stars = Arrays.copyOf(fan.stars(), 21);
        stars[20] = 2;
        UserFactors expected = new FoldIn(model, SmallRelease.LAMBDA).solve(rated, stars);

        Recommendation list = recommender.recommend(
                snapshot, new UserStore.User(Optional.of(fan), List.of(new LiveRating(1010, 2, 0, 1))), 5);

        assertThat(list.source()).isEqualTo(Source.FOLDED_IN);
        assertThat(list.ratingsUsed()).isEqualTo(21);
        assertThat(list.picks())
                .allSatisfy(pick -> assertThat(pick.score())
                        .isCloseTo(model.score(pick.item(), expected.bias(), expected.p()), within(1e-6)));
    }

    @Test
    void aLiveRatingReplacesTheTrainingRatingOfTheSameMovie() {
        List<LiveRating> changedTheirMind = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            changedTheirMind.add(new LiveRating(10 * (k + 1), k % 2 == 0 ? 1 : 5, 0, k + 1));
        }
        Recommendation list =
                recommender.recommend(snapshot, new UserStore.User(Optional.of(fan), changedTheirMind), 10);

        assertThat(items(recommender.recommend(snapshot, user(Optional.of(fan)), 10)))
                .allMatch(item -> item % 2 == 0, "action");
        assertThat(list.ratingsUsed()).isEqualTo(20);
        assertThat(items(list)).allMatch(item -> item % 2 == 1, "drama");
    }

    @Test
    void starsAreClampedForPeopleButScoresAreNot() {
        List<LiveRating> raves = IntStream.range(0, 40)
                .mapToObj(k -> new LiveRating(20 * k + 10, 5, 0, k + 1))
                .toList();
        float[] enthusiasm = {3, 3};
        UserRecord beyond =
                new UserRecord(new int[] {30, 31}, List.of(new UserFactors(1, enthusiasm)), fan.rated(), fan.stars());

        Recommendation list = recommender.recommend(snapshot, user(Optional.of(beyond)), 2);

        assertThat(list.picks()).allSatisfy(pick -> {
            assertThat(pick.score()).isGreaterThan(5);
            assertThat(pick.stars().orElseThrow()).isEqualTo(5);
        });
        assertThat(recommender
                        .recommend(snapshot, new UserStore.User(Optional.empty(), raves), 100)
                        .picks())
                .allSatisfy(pick -> assertThat(pick.stars().orElseThrow()).isBetween(0.5, 5.0));
    }

    @Test
    void aReleaseWithoutStarsHeadStillRecommends() {
        Snapshot rankOnly = new Snapshot(SmallRelease.of("r1", List.of(Head.RANK)));

        assertThat(recommender.recommend(rankOnly, user(Optional.of(fan)), 10).picks())
                .hasSize(10)
                .allSatisfy(pick -> assertThat(pick.stars()).isEmpty());
    }

    @Test
    void ratingsOfMoviesWithoutFactorsCountButTeachNothing() {
        Snapshot other = new Snapshot(SmallRelease.of("r1"));
        UserStore.User user = user(Optional.empty(), 5, 1, 2, 3, 4);

        Recommendation list = recommender.recommend(other, user, 3);

        assertThat(list.source()).isEqualTo(Source.POPULAR);
        assertThat(list.reason()).contains("none of the 5 ratings");
        assertThat(items(list)).hasSize(3);
    }

    @Test
    void theUnknownUserOfADegradedAnswerSeesWhatIsPopular() {
        Recommendation list = recommender.unknown(snapshot, "because", Filter.NONE, 2);

        assertThat(list.reason()).isEqualTo("because");
        assertThat(items(list)).containsExactly(60, 59);
    }

    private static UserStore.User user(Optional<UserRecord> record, int... liveMovies) {
        List<LiveRating> live = IntStream.range(0, liveMovies.length)
                .mapToObj(k -> new LiveRating(liveMovies[k], 4.5f, 0, k + 1))
                .toList();
        return new UserStore.User(record, live);
    }

    private static List<Integer> items(Recommendation list) {
        return list.picks().stream().map(Recommendation.Pick::item).toList();
    }
}
