package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.search.MovieSearch;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code GET /movies/search?q=&n=}: movies by title, typos and unfinished words allowed. */
public final class SearchHandler {
    private static final int LONGEST = 100;

    private final ActiveSnapshot active;
    private final MovieSearch search;

    public SearchHandler(ActiveSnapshot active, MovieSearch search) {
        this.active = active;
        this.search = search;
    }

    /** @param items best first */
    record Answer(String release, List<MovieCard> items) {}

    public void get(Context ctx) {
        Params.only(ctx, "q", "n");
        String text = text(ctx);
        int n = Params.n(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        List<Integer> found = search.find(text, n).orElseThrow(ProblemException::searchNotReady);
        JsonBody.answer(
                ctx,
                new Answer(
                        snapshot.id(),
                        found.stream()
                                .map(snapshot::find)
                                .flatMap(Optional::stream)
                                .map(movie -> MovieCard.of(snapshot, movie))
                                .toList()));
    }

    private static String text(Context ctx) {
        String text = Params.text(ctx, "q");
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "q is blank, longer than %d characters, or has control characters in it.".formatted(LONGEST),
                    "Give a title or its beginning, such as ?q=matrix.");
        }
        return text;
    }
}
