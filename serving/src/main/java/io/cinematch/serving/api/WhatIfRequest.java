package io.cinematch.serving.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cinematch.model.store.LiveRating;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The body of {@code POST /recommend/what-if}, as sent. */
record WhatIfRequest(
        long userId,
        Optional<List<GivenRating>> ratings,
        Optional<List<Integer>> takeBack,
        OptionalInt n,
        OptionalInt because,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Optional<List<String>> genre,

        OptionalInt yearFrom,
        OptionalInt yearTo,
        Optional<List<Integer>> exclude) {
    static final String EXAMPLE =
            "{\"user_id\":1,\"ratings\":[{\"movie_id\":1,\"rating\":4.5}],\"take_back\":[2],\"n\":20,\"because\":1}";

    private static final int MOST = 100;

    /**
     * What the user would tell the service, each movie once.
     *
     * @throws ProblemException naming the first thing that is wrong
     */
    List<LiveRating> told(Snapshot snapshot) {
        Map<Integer, Float> stars = GivenRating.checked(ratings.orElse(List.of()), 0, snapshot);
        List<LiveRating> told = new ArrayList<>();
        stars.forEach((movie, given) -> told.add(new LiveRating(movie, given, 0, 0)));
        List<Integer> back = takeBack.orElse(List.of());
        if (back.size() > MOST) {
            throw ProblemException.invalid(
                    "take_back holds %d movie ids.".formatted(back.size()), "Send at most %d.".formatted(MOST));
        }
        for (Integer movie : back) {
            Params.within("take_back", movie == null ? 0 : movie, Integer.MAX_VALUE);
            if (stars.containsKey(movie)) {
                throw ProblemException.invalid(
                        "Movie %d is both rated and taken back.".formatted(movie), "Send it in one of the two.");
            }
        }
        back.stream().distinct().forEach(movie -> told.add(new LiveRating(movie, 0, 0, 0)));
        return told;
    }

    Narrowing narrowing() {
        return Narrowing.of(genre, yearFrom, yearTo, exclude);
    }
}
