package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.score.ItemFactors;
import io.cinematch.serving.SmallRelease;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private final Likeness likeness = new Likeness(
            new ItemFactors(3.5, 2, new float[] {1, -1, 0.5f, 2, 0}, new float[] {1, 0, 3, 0, 2, 2, -1, 0, 0, 0}));

    @Test
    void isTheCosineOfTheFactorsWhateverTheBiases() {
        float[] all = likeness.toAll(0);
        assertThat(all[0]).isCloseTo(1, within(1e-6f));
        assertThat(all[1]).isCloseTo(1, within(1e-6f));
        assertThat(all[2]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
        assertThat(all[3]).isCloseTo(-1, within(1e-6f));
        for (int i = 0; i < all.length; i++) {
            assertThat(likeness.between(0, i)).isCloseTo(all[i], within(1e-6));
        }
    }

    @Test
    void ofAMovieWithoutFactorsNothingIsKnown() {
        assertThat(likeness.knows(4)).isFalse();
        assertThat(likeness.toAll(0)[4]).isZero();
        Likeness none = new Likeness(new ItemFactors(3.5, 0, new float[2], new float[0]));
        assertThat(none.knows(0)).isFalse();
        assertThat(none.toAll(0)).containsExactly(0, 0);
    }

    @Test
    void theFirstMoviesToRateAreWellKnownAndVaried() {
        Snapshot snapshot = new Snapshot(SmallRelease.of("r1"));
        List<Integer> chosen = snapshot.onboarding().boxed().toList();

        assertThat(chosen).hasSize(100).doesNotHaveDuplicates().startsWith(60);
        List<Integer> first = chosen.subList(0, 10);
        Set<List<Object>> kinds = first.stream()
                .map(snapshot::movie)
                .map(movie -> List.<Object>of(movie.genres(), movie.year() / 10))
                .collect(Collectors.toSet());
        assertThat(kinds).as("genre and decade, none twice").hasSize(10);
        assertThat(first.stream().filter(i -> i % 2 == 0).count())
                .as("genres in turn")
                .isBetween(4L, 6L);
        assertThat(snapshot.onboarding().boxed().toList()).isEqualTo(chosen);
        assertThat(new Snapshot(SmallRelease.of("r2")).onboarding().boxed().toList())
                .isEqualTo(chosen);
    }
}
