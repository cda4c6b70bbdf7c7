package io.cinematch.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.catalogue.Movie;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProfilerSparkIT {
    private static Movie movie(int id, String... genres) {
        return new Movie(id, "m" + id, 2000, List.of(genres), "", "");
    }

    @Test
    void describesAHandMadeSet() {
        DataProfile profile = Profiler.profile(
                SharedSpark.session().sql("""
                        select * from values
                          (1L, 10, 4.0f, 100L), (1L, 20, 2.0f, 300L), (2L, 10, 5.0f, 200L), (3L, 10, 0.5f, 250L)
                          as t(user, movie, stars, time)"""),
                List.of(movie(10, "Drama", "Comedy"), movie(20), movie(30, "Drama")),
                Map.of("MALFORMED", 3L),
                4 + 7);

        assertThat(profile.ratings()).isEqualTo(4);
        assertThat(profile.users()).isEqualTo(3);
        assertThat(profile.movies()).isEqualTo(3);
        assertThat(profile.ratedMovies()).isEqualTo(2);
        assertThat(profile.density()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(profile.meanStars()).isEqualTo(11.5 / 4);
        assertThat(profile.first()).isEqualTo(Instant.ofEpochSecond(100));
        assertThat(profile.last()).isEqualTo(Instant.ofEpochSecond(300));
        assertThat(profile.stars()).isEqualTo(Map.of("0.5", 1L, "2.0", 1L, "4.0", 1L, "5.0", 1L));
        assertThat(profile.ratingsPerUser()).isEqualTo(new DataProfile.Quantiles(1, 1, 1, 2, 2, 2, 4 / 3.0));
        assertThat(profile.ratingsPerMovie()).isEqualTo(new DataProfile.Quantiles(1, 1, 1, 3, 3, 3, 2));
        assertThat(profile.genres())
                .containsExactly(
                        new DataProfile.Genre("(none)", 1, 1, 2.0),
                        new DataProfile.Genre("Comedy", 1, 3, 9.5 / 3),
                        new DataProfile.Genre("Drama", 2, 3, 9.5 / 3));
        assertThat(profile.rejected()).isEqualTo(Map.of("MALFORMED", 3L));
        assertThat(profile.superseded()).isEqualTo(7);
    }

    @Test
    void quantilesAreOfTheNearestRank() {
        long[] hundred = LongStream.rangeClosed(1, 100).toArray();

        assertThat(Profiler.quantiles(hundred)).isEqualTo(new DataProfile.Quantiles(1, 25, 50, 75, 90, 100, 50.5));
        assertThat(Profiler.quantiles(new long[] {7})).isEqualTo(new DataProfile.Quantiles(7, 7, 7, 7, 7, 7, 7));
    }

    @Test
    void theLongTailIsWhatTheMostRatedHave() {
        long[] counts = LongStream.rangeClosed(1, 100).toArray();

        assertThat(Profiler.longTail(counts, 5050))
                .containsExactly(
                        new DataProfile.TailShare(0.01, 100 / 5050.0),
                        new DataProfile.TailShare(0.05, 490 / 5050.0),
                        new DataProfile.TailShare(0.10, 955 / 5050.0),
                        new DataProfile.TailShare(0.20, 1810 / 5050.0),
                        new DataProfile.TailShare(0.50, 3775 / 5050.0));
    }
}
