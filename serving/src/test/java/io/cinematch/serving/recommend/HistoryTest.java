package io.cinematch.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.SmallRelease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Snapshot snapshot = new Snapshot(SmallRelease.of("r1"));

    @Test
    void liveRatingsComeNewestFirstThenThoseOfTheTrainingData() {
        UserStore.User user = new UserStore.User(
                Optional.of(SmallRelease.users().get(2L)),
                List.of(
                        new LiveRating(SmallRelease.WITHOUT_FACTORS, 3, 2000, 2),
                        // In place of the training data's 3.5; given in the same millisecond as the one before.
                        new LiveRating(20, 5, 2000, 3),
                        new LiveRating(900, 1, 1000, 1)));

        List<History.Entry> history = History.of(new Recommender(5).taste(snapshot, user));

        assertThat(history).extracting(entry -> entry.rating().movie()).containsExactly(20, 5, 900, 10, 30);
        assertThat(history.get(0).rating().stars()).isEqualTo(5);
        assertThat(history.get(0).at()).contains(Instant.ofEpochMilli(2000));
        assertThat(history.get(3).at()).isEmpty();
        assertThat(history.get(3).rating().live()).isFalse();
    }

    @Test
    void aRatingTakenBackIsNoLongerPartOfIt() {
        UserStore.User user = new UserStore.User(
                Optional.of(SmallRelease.users().get(2L)),
                List.of(new LiveRating(20, 0, 2000, 3), new LiveRating(900, 0, 3000, 4)));

        List<History.Entry> history = History.of(new Recommender(5).taste(snapshot, user));

        assertThat(history).extracting(entry -> entry.rating().movie()).containsExactly(10, 30);
    }

    @Test
    void nobodyHasNoHistory() {
        assertThat(History.of(new Recommender(5).taste(snapshot, new UserStore.User(Optional.empty(), List.of()))))
                .isEmpty();
    }
}
