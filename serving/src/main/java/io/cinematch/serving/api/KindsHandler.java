package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /movies/kinds}: what lists can be narrowed to. */
public final class KindsHandler {
    private static final int YEARS = 10;

    private final ActiveSnapshot active;

    public KindsHandler(ActiveSnapshot active) {
        this.active = active;
    }

    /**
     * The answer, of the movies that lists are made of.
     *
     * @param genres in alphabetical order
     * @param decades by their first year, the latest first
     */
    record Answer(String release, List<OfGenre> genres, List<OfDecade> decades) {}

    record OfGenre(String genre, long movies) {}

    record OfDecade(int decade, long movies) {}

    public void get(Context ctx) {
        Params.only(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        Map<String, Long> genres =
                counts(snapshot.popular().boxed().flatMap(item -> snapshot.movie(item).genres().stream()));
        Map<Integer, Long> decades = counts(snapshot.popular()
                .mapToObj(item -> MovieItem.year(snapshot.movie(item)))
                .filter(OptionalInt::isPresent)
                .map(year -> year.getAsInt() / YEARS * YEARS));
        JsonBody.answer(
                ctx,
                new Answer(
                        snapshot.id(),
                        genres.entrySet().stream()
                                .map(e -> new OfGenre(e.getKey(), e.getValue()))
                                .toList(),
                        new TreeMap<>(decades)
                                .descendingMap().entrySet().stream()
                                        .map(e -> new OfDecade(e.getKey(), e.getValue()))
                                        .toList()));
    }

    private static <T> Map<T, Long> counts(Stream<T> all) {
        return all.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
