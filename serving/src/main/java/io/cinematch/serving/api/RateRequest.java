package io.cinematch.serving.api;

import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.Map;

/** The body of {@code POST /rate}, as sent. */
record RateRequest(long userId, List<GivenRating> ratings) {
    static final String EXAMPLE = "{\"user_id\":1,\"ratings\":[{\"movie_id\":1,\"rating\":4.5}]}";

    /** The user who rates. */
    long checkedUser() {
        if (userId < 1) {
            throw ProblemException.invalid("user_id is not 1 or more.", "Send the number of the user who rates.");
        }
        return userId;
    }

    /**
     * Movie to stars.
     *
     * @throws ProblemException naming the first thing that is wrong
     */
    Map<Integer, Float> checked(Snapshot snapshot) {
        return GivenRating.checked(ratings, 1, snapshot);
    }
}
