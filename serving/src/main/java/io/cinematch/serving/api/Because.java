package io.cinematch.serving.api;

import io.cinematch.serving.http.Params;
import io.cinematch.serving.recommend.Explainer;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Whether a list is to say which ratings speak for its movies.
 *
 * @param most ratings for each movie; 0 when nobody asks
 */
record Because(int most) {
    private static final String NAME = "because";
    private static final int MOST = 3;

    static Because of(Context ctx) {
        return new Because(Params.count(ctx, NAME, MOST));
    }

    /** As given in a body. */
    static Because of(OptionalInt given) {
        return new Because(Params.count(NAME, given, MOST));
    }

    /**
     * What to tell of each item.
     *
     * @param taste empty when nothing can be known of the user: then no rating speaks for anything
     * @return empty when nobody asks, so that a list costs what it costs without
     */
    Optional<IntFunction<List<OfRating>>> of(Snapshot snapshot, Optional<Taste> taste) {
        if (most == 0) {
            return Optional.empty();
        }
        return Optional.of(taste.map(known -> Explainer.because(known, most))
                .<IntFunction<List<OfRating>>>map(because -> item -> because.apply(item).stream()
                        .map(part -> OfRating.of(snapshot, part))
                        .toList())
                .orElse(item -> List.of()));
    }
}
