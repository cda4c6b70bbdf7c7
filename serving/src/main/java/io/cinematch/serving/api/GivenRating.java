package io.cinematch.serving.api;

import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One rating in the body of a request, as sent. */
record GivenRating(int movieId, double rating) {
    private static final int MOST = 100;

    /**
     * Movie to stars, in the order given.
     *
     * @param least how many ratings there must be
     * @throws ProblemException naming the first thing that is wrong
     */
    static Map<Integer, Float> checked(List<GivenRating> ratings, int least, Snapshot snapshot) {
        require(
                ratings.size() >= least && ratings.size() <= MOST,
                "ratings holds %d entries.".formatted(ratings.size()),
                "Send %d to %d ratings at a time.".formatted(least, MOST));
        Map<Integer, Float> stars = new LinkedHashMap<>();
        for (int k = 0; k < ratings.size(); k++) {
            String at = "ratings[%d]".formatted(k);
            GivenRating given = ratings.get(k);
            require(given != null, at + " is null.", "Send a movie_id and a rating.");
            require(
                    given.rating >= 0.5 && given.rating <= 5 && given.rating * 2 == Math.rint(given.rating * 2),
                    at + ".rating is not a number of half stars.",
                    "Send one of 0.5, 1.0, 1.5, … 5.0.");
            require(
                    snapshot.find(given.movieId).isPresent(),
                    "%s.movie_id: there is no movie %d in the catalogue.".formatted(at, given.movieId),
                    "Take ids from /recommend, /movies/search or /movies/popular.");
            require(
                    stars.put(given.movieId, (float) given.rating) == null,
                    "%s.movie_id: movie %d is rated twice in this request.".formatted(at, given.movieId),
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
