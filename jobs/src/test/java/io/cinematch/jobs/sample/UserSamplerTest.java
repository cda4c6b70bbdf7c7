package io.cinematch.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserSamplerTest {
    private static final SampleSpec SPEC = new SampleSpec(40, 60, 1500, 3);

    private static List<String> ratings(UserSampler sampler, int user) {
        List<String> made = new ArrayList<>();
        sampler.rate(
                user,
                (movie, stars, time, expected) -> made.add("%d %s %d %.3f".formatted(movie, stars, time, expected)));
        return made;
    }

    @Test
    void aUsersRatingsDoNotDependOnWhoseWereMadeBefore() {
        UserSampler all = UserSampler.of(SPEC);
        List<List<String>> inOrder = new ArrayList<>();
        for (int user = 1; user <= 40; user++) {
            inOrder.add(ratings(all, user));
        }

        UserSampler few = UserSampler.of(SPEC, UserSampler.counts(SPEC));
        assertThat(ratings(few, 31)).isEqualTo(inOrder.get(30));
        assertThat(ratings(few, 7)).isEqualTo(inOrder.get(6));
        assertThat(inOrder.stream().mapToInt(List::size).sum()).isEqualTo(1500);
    }
}
