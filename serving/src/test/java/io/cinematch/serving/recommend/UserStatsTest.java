package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserStatsTest {
    private final Snapshot snapshot = new Snapshot(SmallRelease.of("r1"));

    @Test
    void countsEachMovieOnceWithItsNewestStars() {
        // Training: items 0, 1, 2 with 4, 3.5, 0.5 stars. Live: item 2 again, item 4, and a movie without genre.
        UserRatings ratings = UserRatings.of(
                snapshot.items(),
                new UserStore.User(
                        Optional.of(SmallRelease.users().get(2L)), List.of(live(5, 1), live(30, 5), live(50, 3))));
        UserStats stats = UserStats.of(snapshot, ratings);

        assertThat(ratings.total()).isEqualTo(5);
        assertThat(ratings.training()).isEqualTo(3);
        assertThat(ratings.live()).isEqualTo(3);
        assertThat(stats.mean().orElseThrow()).isCloseTo((4 + 3.5 + 5 + 3 + 1) / 5, within(1e-9));
        assertThat(stats.distribution())
                .hasSize(10)
                .containsAllEntriesOf(Map.of(0.5f, 0, 1f, 1, 3f, 1, 3.5f, 1, 4f, 1, 5f, 1));
        assertThat(stats.decades())
                .as("items 0, 1, 2 and 4 are of 1900 to 1904; the one without genre is of no year")
                .containsExactly(new UserStats.Decade(1900, 4, (4 + 3.5 + 5 + 3) / 4));
        assertThat(stats.genres())
                .containsExactly(new UserStats.Genre("Action", 3, 4), new UserStats.Genre("Drama", 1, 3.5));
    }

    @Test
    void decadesAreThoseOfTheMoviesOldestFirst() {
        UserRatings ratings = UserRatings.of(
                snapshot.items(),
                new UserStore.User(Optional.empty(), List.of(live(100, 4), live(110, 1), live(200, 2), live(1000, 5))));

        assertThat(UserStats.of(snapshot, ratings).decades())
                .containsExactly(
                        new UserStats.Decade(1900, 1, 4),
                        new UserStats.Decade(1910, 2, 1.5),
                        new UserStats.Decade(1990, 1, 5));
    }

    @Test
    void aStrangerHasNoMeanAndAnEmptyDistribution() {
        UserStats stats = UserStats.of(
                snapshot, UserRatings.of(snapshot.items(), new UserStore.User(Optional.empty(), List.of())));

        assertThat(stats.mean()).isEmpty();
        assertThat(stats.distribution().values()).hasSize(10).containsOnly(0);
        assertThat(stats.genres()).isEmpty();
        assertThat(stats.decades()).isEmpty();
    }

    @Test
    void liveRatingsReplaceAddOrTakeBack() {
        UserRatings ratings = UserRatings.of(
                snapshot.items(),
                new UserStore.User(
                        Optional.of(SmallRelease.users().get(2L)), List.of(live(10, 3), live(20, 0), live(40, 3))));

        assertThat(ratings.all()).extracting(Rated::movie).containsExactly(10, 30, 40);
        assertThat(ratings.live()).isEqualTo(2);
        assertThat(ratings.training()).isEqualTo(3);
        assertThat(ratings.changed()).isTrue();
        assertThat(ratings.rates(20)).isFalse();
    }

    private static LiveRating live(int movie, float stars) {
        return new LiveRating(movie, stars, 0, 1);
    }
}
