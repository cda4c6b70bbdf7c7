package io.cinematch.serving.api;

import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Filter;
import io.cinematch.serving.recommend.Snapshot;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a list is asked to be narrowed to.
 *
 * @param genres any of these
 * @param yearFrom inclusive
 * @param yearTo inclusive
 * @param exclude movie ids
 */
record Narrowing(List<String> genres, OptionalInt yearFrom, OptionalInt yearTo, List<Integer> exclude) {
    private static final int MOST_EXCLUDED = 1000;
    private static final int LAST_YEAR = 9999;

    /** From a query: {@code genre} any number of times, {@code exclude} too, each with one id or several by commas. */
    static Narrowing of(Context ctx) {
        return new Narrowing(
                ctx.queryParams("genre"),
                year(Params.optional(ctx, "year_from", LAST_YEAR)),
                year(Params.optional(ctx, "year_to", LAST_YEAR)),
                ctx.queryParams("exclude").stream()
                        .flatMap(ids -> Arrays.stream(ids.split(",", -1)))
                        .map(id -> (int) Params.whole("exclude", id, Integer.MAX_VALUE))
                        .toList());
    }

    /** As given in a body. */
    static Narrowing of(
            Optional<List<String>> genre, OptionalInt yearFrom, OptionalInt yearTo, Optional<List<Integer>> exclude) {
        return new Narrowing(genre.orElse(List.of()), yearFrom, yearTo, exclude.orElse(List.of()));
    }

    /**
     * What a list from this release may not show.
     *
     * @throws ProblemException when that cannot be meant
     */
    Filter filter(Snapshot snapshot) {
        yearFrom.ifPresent(year -> Params.within("year_from", year, LAST_YEAR));
        yearTo.ifPresent(year -> Params.within("year_to", year, LAST_YEAR));
        if (yearFrom.orElse(0) > yearTo.orElse(LAST_YEAR)) {
            throw ProblemException.invalid(
                    "year_from is later than year_to: no movie is of such a year.", "Swap them, or leave one away.");
        }
        if (exclude.size() > MOST_EXCLUDED) {
            throw ProblemException.invalid(
                    "exclude holds %d movie ids.".formatted(exclude.size()),
                    "Send at most %d; movies the user has rated are left out anyway.".formatted(MOST_EXCLUDED));
        }
        exclude.forEach(movie -> Params.within("exclude", movie == null ? 0 : movie, Integer.MAX_VALUE));
        if (!genres.stream()
                .allMatch(genre -> genre != null && snapshot.genres().has(genre))) {
            throw ProblemException.invalid(
                    "genre: there is no such genre in the catalogue.",
                    "The genres are %s."
                            .formatted(String.join(", ", snapshot.genres().names())));
        }
        return Filter.of(snapshot, new Filter.Wanted(genres, yearFrom, yearTo, exclude));
    }

    private static OptionalInt year(OptionalLong given) {
        return given.isPresent() ? OptionalInt.of((int) given.getAsLong()) : OptionalInt.empty();
    }
}
