package io.cinematch.serving.api;

import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.Map;

/** The body of {@code POST /rate}, as sent. */
record RateRequest(long userId, List<GivenRating> ratings) {
    static final String EXAMPLE = "{\"user_id\":1,\"ratings\":[{\"movie_id\":1,\"rating\":4.5}]}";

    /**
     * Movie to stars.
     *
     * @throws io.cinematch.serving.http.ProblemException naming the first thing that is wrong
     */
    Map<Integer, Float> checked(Snapshot snapshot) {
        return GivenRating.checked(ratings, 1, snapshot);
    }
}
