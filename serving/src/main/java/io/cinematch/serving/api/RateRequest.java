package io.cinematch.serving.api;

import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of {@code POST /rate}, as sent. */
record RateRequest(long userId, List<Item> ratings) {
    static final String EXAMPLE = "{\"user_id\":1,\"ratings\":[{\"movie_id\":1,\"rating\":4.5}]}";

    private static final int MOST = 100;

    record Item(int movieId, double rating) {}

    /** The user who rates. */
    long checkedUser() {
        require(userId >= 1, "user_id is not 1 or more.", "Send the number of the user who rates.");
        return userId;
    }

    /**
     * Movie to stars.
     *
     * @throws ProblemException naming the first thing that is wrong
     */
    Map<Integer, Float> checked(Snapshot snapshot) {
        require(
                !ratings.isEmpty() && ratings.size() <= MOST,
                "ratings holds %d entries.".formatted(ratings.size()),
                "Send 1 to %d ratings at a time.".formatted(MOST));
        Map<Integer, Float> stars = new LinkedHashMap<>();
        for (int k = 0; k < ratings.size(); k++) {
            String at = "ratings[%d]".formatted(k);
            Item item = ratings.get(k);
            require(item != null, at + " is null.", "Send a movie_id and a rating.");
            require(
                    item.rating >= 0.5 && item.rating <= 5 && item.rating * 2 == Math.rint(item.rating * 2),
                    at + ".rating is not a number of half stars.",
                    "Send one of 0.5, 1.0, 1.5, … 5.0.");
            require(
                    snapshot.find(item.movieId).isPresent(),
                    "%s.movie_id: there is no movie %d in the catalogue.".formatted(at, item.movieId),
                    "Take ids from /recommend or /movies/popular.");
            require(
                    stars.put(item.movieId, (float) item.rating) == null,
                    "%s.movie_id: movie %d is rated twice in this request.".formatted(at, item.movieId),
                    "Send each movie once; a later request may replace its rating.");
        }
        return stars;
    }

    private static void require(boolean condition, String detail, String remedy) {
        if (!condition) {
            throw ProblemException.invalid(detail, remedy);
        }
    }
}
