package io.cinematch.serving.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.recommend.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The body of {@code POST /recommend}, as sent. Without ratings it asks for what is popular. */
record VisitorRequest(
        List<GivenRating> ratings,
        OptionalInt n,
        OptionalInt because,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Optional<List<String>> genre,

        OptionalInt yearFrom,
        OptionalInt yearTo,
        Optional<List<Integer>> exclude) {
    static final String EXAMPLE =
            "{\"ratings\":[{\"movie_id\":1,\"rating\":4.5}],\"n\":10,\"genre\":[\"Comedy\"],\"year_from\":1990}";

    /**
     * The visitor as if their ratings were live ones; nobody keeps them.
     *
     * @throws io.cinematch.serving.http.ProblemException naming the first thing that is wrong
     */
    UserStore.User visitor(Snapshot snapshot) {
        List<LiveRating> live = new ArrayList<>();
        GivenRating.checked(ratings, 0, snapshot)
                .forEach((movie, stars) -> live.add(new LiveRating(movie, stars, 0, live.size() + 1)));
        return new UserStore.User(Optional.empty(), live);
    }

    Narrowing narrowing() {
        return Narrowing.of(genre, yearFrom, yearTo, exclude);
    }
}
