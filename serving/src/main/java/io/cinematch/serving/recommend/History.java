package io.cinematch.serving.recommend;

import io.cinematch.model.store.LiveRating;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user has rated, in the order they would look for it. */
public final class History {
    private History() {}

    /** @param at empty for a rating of the training data, whose time a release does not know */
    public record Entry(Rated rating, Optional<Instant> at) {}

    /** Ratings given to the service, newest first, then those of the training data by movie. */
    public static List<Entry> of(Taste taste) {
        UserRatings ratings = taste.ratings();
        Map<Integer, Rated> byMovie =
                ratings.all().stream().collect(Collectors.toMap(Rated::movie, Function.identity()));
        Stream<Entry> live = taste.user().live().stream()
                .filter(told -> !told.takenBack())
                .sorted(Comparator.comparingLong(LiveRating::sequence).reversed())
                .map(given ->
                        new Entry(byMovie.get(given.movie()), Optional.of(Instant.ofEpochMilli(given.epochMillis()))));
        Stream<Entry> training =
                ratings.all().stream().filter(rated -> !rated.live()).map(rated -> new Entry(rated, Optional.empty()));
        return Stream.concat(live, training).toList();
    }
}
