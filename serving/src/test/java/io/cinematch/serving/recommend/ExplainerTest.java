package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.release.Head;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
    private final Recommender recommender = new Recommender(5);
    private final Snapshot twoHeads = TwoHeadsTest.snapshot();

    static Stream<UserStore.User> users() {
        UserStore.User trained = TwoHeadsTest.trained();
        return Stream.of(
                TwoHeadsTest.live(),
                trained,
                new UserStore.User(trained.release(), List.of(new LiveRating(500, 1, 0, 1))),
                // Of a movie without factors: it counts, but adds nothing.
                new UserStore.User(trained.release(), List.of(new LiveRating(SmallRelease.WITHOUT_FACTORS, 1, 0, 1))),
                new UserStore.User(Optional.empty(), List.of(new LiveRating(500, 1, 0, 1))),
                new UserStore.User(Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("users")
    void thePartsOfEveryItemShownAddUpToWhatIsShown(UserStore.User user) {
        Recommendation list = recommender.recommend(twoHeads, user, 100);
        assertThat(list.picks()).hasSize(100).allSatisfy(pick -> {
            Explanation why = Explainer.explain(recommender.taste(twoHeads, user), pick.item());
            assertThat(why.source()).isEqualTo(list.source());
            Explanation.Sum stars = why.stars().orElseThrow();
            assertThat(Math.min(5, Math.max(0.5, total(stars))))
                    .isCloseTo(pick.stars().orElseThrow(), within(1e-5));
            if (list.source() == Source.POPULAR) {
                assertThat(why.rank()).isEmpty();
                assertThat((double) why.ratings()).isEqualTo(pick.score());
            } else {
                assertThat(total(why.rank().orElseThrow())).isCloseTo(pick.score(), within(1e-5));
                assertThat(why.rank().get().score()).isEqualTo(pick.score());
                assertThat(why.rank().get().missing())
                        .as("missing ratings count")
                        .isNotZero();
            }
            assertThat(stars.missing()).as("not in this head").isZero();
        });
    }

    @Test
    void onlyTheNightHasAPartOfItsOwn() {
        Explanation.Sum night = Explainer.explain(recommender.taste(twoHeads, TwoHeadsTest.trained()), 50)
                .rank()
                .orElseThrow();
        assertThat(Math.abs(night.training())).isGreaterThan(0.01);

        Explanation.Sum live = Explainer.explain(recommender.taste(twoHeads, TwoHeadsTest.live()), 50)
                .rank()
                .orElseThrow();
        assertThat(live.training()).isCloseTo(0, within(1e-5));
        assertThat(live.ofRatings()).hasSize(6);
        assertThat(live.ofRatings())
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.adds()), Math.abs(a.adds())));
    }

    @Test
    void aLovedActionMovieSpeaksForAnotherAndAgainstNoDrama() {
        Snapshot snapshot = new Snapshot(SmallRelease.of("r1", List.of(Head.RANK)));
        UserStore.User fan = new UserStore.User(Optional.of(SmallRelease.users().get(1L)), List.of());

        Explanation why = Explainer.explain(recommender.taste(snapshot, fan), 50);

        assertThat(why.stars()).isEmpty();
        assertThat(why.rank().orElseThrow().ofRatings())
                .filteredOn(part -> part.rating().item() % 2 == 0)
                .hasSize(10)
                .allSatisfy(part -> assertThat(part.adds()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("users")
    void aListsReasonsAreTheLargestPositivePartsOfEachScore(UserStore.User user) {
        Taste taste = recommender.taste(twoHeads, user);
        IntFunction<List<Explanation.OfRating>> because = Explainer.because(taste, 3);
        for (Recommendation.Pick pick :
                recommender.recommend(taste, Filter.NONE, 100).picks()) {
            List<Explanation.OfRating> largest = Explainer.explain(taste, pick.item()).rank().stream()
                    .flatMap(sum -> sum.ofRatings().stream())
                    .filter(part -> part.adds() > 0)
                    .limit(3)
                    .toList();
            assertThat(because.apply(pick.item())).isEqualTo(largest);
        }
    }

    @Test
    void aMovieTheUserRatedCanBeExplainedToo() {
        Explanation.Sum sum = Explainer.explain(recommender.taste(twoHeads, TwoHeadsTest.live()), 2)
                .rank()
                .orElseThrow();
        assertThat(sum.ofRatings().get(0).rating().item())
                .as("its own rating says most")
                .isEqualTo(2);
    }

    private static double total(Explanation.Sum sum) {
        return sum.mean()
                + sum.movie()
                + sum.missing()
                + sum.training()
                + sum.ofRatings().stream()
                        .mapToDouble(Explanation.OfRating::adds)
                        .sum();
    }
}
