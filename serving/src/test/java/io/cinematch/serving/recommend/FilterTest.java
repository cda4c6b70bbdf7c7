package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final int[] EXCLUDED =
            IntStream.rangeClosed(1, 60).map(k -> 20 * k).toArray();

    private final Snapshot snapshot = new Snapshot(SmallRelease.of("r1"));
    private final Recommender recommender = new Recommender(5);

    static Stream<Arguments> wishes() {
        return Stream.of(new UserStore.User(Optional.empty(), List.of()), user(), live())
                .flatMap(user -> Stream.of(
                        wish(
                                user,
                                List.of("Drama"),
                                ANY,
                                ANY,
                                movie -> movie.genres().contains("Drama")),
                        wish(user, List.of("dRAMA", "action"), ANY, ANY, movie -> true),
                        wish(user, List.of(), OptionalInt.of(1990), ANY, movie -> movie.year() >= 1990),
                        wish(user, List.of(), ANY, OptionalInt.of(1910), movie -> movie.year() <= 1910),
                        wish(
                                user,
                                List.of("Action"),
                                OptionalInt.of(1950),
                                OptionalInt.of(1960),
                                movie -> movie.genres().contains("Action")
                                        && movie.year() >= 1950
                                        && movie.year() <= 1960)));
    }

    private static Arguments wish(
            UserStore.User user, List<String> genres, OptionalInt from, OptionalInt to, Predicate<Movie> fits) {
        return Arguments.of(user, new Filter.Wanted(genres, from, to, List.of()), fits);
    }

    private static UserStore.User user() {
        return new UserStore.User(Optional.of(SmallRelease.users().get(1L)), List.of());
    }

    private static UserStore.User live() {
        return new UserStore.User(Optional.of(SmallRelease.users().get(1L)), List.of(new LiveRating(1000, 4.5f, 0, 1)));
    }

    /** Chosen among all movies, not taken from a short list that the filter then makes shorter. */
    @ParameterizedTest
    @MethodSource("wishes")
    void aFilteredListIsTheWholeRankingWithoutWhatIsHidden(
            UserStore.User user, Filter.Wanted wanted, Predicate<Movie> fits) {
        List<Integer> ranking = items(recommender.recommend(snapshot, user, SmallRelease.ITEMS));
        List<Integer> fitting =
                ranking.stream().filter(i -> fits.test(snapshot.movie(i))).toList();
        for (int n : new int[] {1, 10, 55, 100}) {
            assertThat(items(recommender.recommend(snapshot, user, Filter.of(snapshot, wanted), n)))
                    .hasSize(Math.min(n, fitting.size()))
                    .containsExactlyElementsOf(fitting.stream().limit(n).toList());
        }
    }

    @Test
    void whatIsExcludedIsReplacedByTheNextBest() {
        Filter filter = Filter.of(
                snapshot,
                new Filter.Wanted(
                        List.of(), ANY, ANY, IntStream.of(EXCLUDED).boxed().toList()));

        assertThat(items(recommender.recommend(snapshot, user(), filter, 30)))
                .hasSize(30)
                .allMatch(item -> item % 2 == 0, "the other half");
    }

    @Test
    void excludingAMovieThatThereIsNotHidesNothing() {
        Filter filter = Filter.of(
                snapshot, new Filter.Wanted(List.of(), ANY, ANY, List.of(7, SmallRelease.WITHOUT_FACTORS, 999_999)));

        assertThat(items(recommender.recommend(snapshot, user(), filter, 100))).hasSize(100);
    }

    @Test
    void aMovieOfUnknownYearIsOfNoYear() {
        assertThat(snapshot.genres().names()).containsExactly("Action", "Drama");
        Filter all = Filter.of(snapshot, new Filter.Wanted(List.of(), OptionalInt.of(1), ANY, List.of()));
        assertThat(items(recommender.recommend(snapshot, user(), all, 100))).hasSize(100);
    }

    private static List<Integer> items(Recommendation list) {
        return list.picks().stream().map(Recommendation.Pick::item).toList();
    }
}
