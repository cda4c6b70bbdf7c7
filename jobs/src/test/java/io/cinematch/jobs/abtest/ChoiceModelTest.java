package io.cinematch.jobs.abtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.model.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChoiceModelTest {
    private static final Duration WITHIN = Duration.ofHours(1);

    static Settings.AbTest settings(double liked, double unrated, double satisfied, double patience) {
        return new Settings.AbTest(100, List.of(), "1", 42, liked, 0.2, unrated, satisfied, patience, WITHIN);
    }

    private static double mean(Settings.AbTest settings, Taste... tastes) {
        ChoiceModel model = new ChoiceModel(settings);
        return LongStream.range(0, 20_000)
                .mapToInt(user -> model.choices(list(user, tastes)))
                .average()
                .orElseThrow();
    }

    static ShownList list(long user, Taste... tastes) {
        return new ShownList(user, "a", new int[tastes.length], tastes);
    }

    @Test
    void withoutLuckItFollowsTheModelToTheLetter() {
        Taste[] three = {Taste.LIKED, Taste.UNRATED, Taste.LIKED};
        assertThat(mean(settings(1, 0, 0, 1), three)).isEqualTo(2);
        // Content after the first choice; impatient after the first look; never chooses.
        assertThat(mean(settings(1, 0, 1, 1), three)).isEqualTo(1);
        assertThat(mean(settings(1, 0, 0, 0), Taste.UNRATED, Taste.LIKED)).isZero();
        assertThat(mean(settings(0, 0, 0, 1), three)).isZero();
    }

    @Test
    void theExpectedNumberOfChoicesIsThatOfTheCascade() {
        double liked = 0.7;
        double unrated = 0.02;
        double satisfied = 0.5;
        double patience = 0.9;
        Taste[] tastes = {Taste.UNRATED, Taste.LIKED, Taste.DISLIKED, Taste.LIKED};
        // Chapelle and Zhang 2009: the next is looked at after no choice, or one that did not satisfy, with patience.
        double looks = 1;
        double expected = 0;
        for (Taste taste : tastes) {
            double a = taste == Taste.LIKED ? liked : taste == Taste.DISLIKED ? 0.2 : unrated;
            expected += looks * a;
            looks *= patience * (1 - a * satisfied);
        }
        assertThat(mean(settings(liked, unrated, satisfied, patience), tastes)).isCloseTo(expected, within(0.02));
    }

    @Test
    void theSameUserHasTheSameLuckWhateverTheyAreShown() {
        ChoiceModel model = new ChoiceModel(settings(0.7, 0.02, 0.5, 0.9));
        for (long user = 0; user < 500; user++) {
            int fewer = model.choices(list(user, Taste.UNRATED, Taste.UNRATED, Taste.LIKED));
            int more = model.choices(list(user, Taste.UNRATED, Taste.UNRATED, Taste.LIKED, Taste.LIKED));
            assertThat(more).isBetween(fewer, fewer + 1);
        }
    }

    @Test
    void anotherSeedIsOtherLuckAndUsersAreNotAlike() {
        Taste[] tastes = new Taste[10];
        Arrays.fill(tastes, Taste.LIKED);
        Settings.AbTest one = settings(0.5, 0, 0, 1);
        Settings.AbTest other = new Settings.AbTest(100, List.of(), "1", 43, 0.5, 0.2, 0, 0, 1, WITHIN);
        int[] first = LongStream.range(0, 200)
                .mapToInt(user -> new ChoiceModel(one).choices(list(user, tastes)))
                .toArray();
        int[] second = LongStream.range(0, 200)
                .mapToInt(user -> new ChoiceModel(other).choices(list(user, tastes)))
                .toArray();
        assertThat(first).isNotEqualTo(second);
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(4);
    }
}
