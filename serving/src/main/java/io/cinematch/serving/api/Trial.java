package io.cinematch.serving.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.recommend.Recommendation;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Uses a release before users do: makes lists for users who do not exist, as JSON. What is slow the first time is done
 * then, and a release that cannot answer is found out.
 */
public final class Trial implements Consumer<Snapshot> {
    private static final Duration MOST_TIME = Duration.ofMillis(150);
    private static final int MOST_USERS = 200;
    private static final int LIST = 10;

    private final Recommender recommender;
    private final ObjectMapper json = JsonBody.mapper();

    public Trial(Recommender recommender) {
        this.recommender = recommender;
    }

    /** @throws FormatException when a list is empty or a score is no number */
    @Override
    public void accept(Snapshot snapshot) {
        int[] movies =
                snapshot.popular().map(item -> snapshot.items().ids()[item]).toArray();
        long end = System.nanoTime() + MOST_TIME.toNanos();
        for (int user = 0; user < MOST_USERS && (user == 0 || System.nanoTime() < end); user++) {
            List<Recommendation.Pick> list =
                    recommender.recommend(snapshot, user(movies, user), LIST).picks();
            if (movies.length > user + 1 && list.isEmpty()) {
                throw new FormatException("it makes empty lists");
            }
            if (!list.stream().allMatch(pick -> Double.isFinite(pick.score()))) {
                throw new FormatException("it makes scores that are no numbers");
            }
            write(list.stream()
                    .map(pick -> MovieItem.of(snapshot, pick, Optional.empty()))
                    .toList());
        }
    }

    /** One who rated as many of the most popular movies as their number says. */
    private static UserStore.User user(int[] movies, int number) {
        int ratings = Math.min(movies.length, number);
        return new UserStore.User(
                Optional.empty(),
                IntStream.range(0, ratings)
                        .mapToObj(k -> new LiveRating(movies[k], 1 + k % 5, 0, k + 1))
                        .toList());
    }

    private void write(List<MovieItem> list) {
        try {
            json.writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new FormatException("its lists cannot be written: " + e.getMessage());
        }
    }
}
