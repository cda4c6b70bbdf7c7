package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.score.TopN;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** {@code GET /movies/{id}/similar?n=}: movies that the same people like. */
public final class SimilarHandler {
    private final ActiveSnapshot active;

    public SimilarHandler(ActiveSnapshot active) {
        this.active = active;
    }

    /** @param items empty for a movie that the release has learned nothing of */
    record Answer(int movieId, String release, List<Item> items) {}

    /** @param similarity cosine of the two movies' factors, −1 to 1 */
    record Item(int movieId, String title, OptionalInt year, List<String> genres, double similarity) {}

    public void get(Context ctx) {
        Params.only(ctx, "n");
        int id = Params.movieIdInPath(ctx);
        int n = Params.n(ctx);
        Snapshot snapshot = active.get().orElseThrow(ProblemException::noRelease);
        if (snapshot.find(id).isEmpty()) {
            throw ProblemException.noSuchMovie(id);
        }
        int item = snapshot.items().indexOf(id);
        boolean known = item >= 0 && snapshot.likeness().knows(item);
        JsonBody.answer(ctx, new Answer(id, snapshot.id(), known ? items(snapshot, item, n) : List.of()));
    }

    private static List<Item> items(Snapshot snapshot, int item, int n) {
        float[] alike = snapshot.likeness().toAll(item);
        BitSet itself = new BitSet();
        itself.set(item);
        return Arrays.stream(TopN.of(alike, itself, n))
                .mapToObj(other -> item(snapshot.movie(other), alike[other]))
                .toList();
    }

    private static Item item(Movie movie, double similarity) {
        return new Item(
                movie.id(),
                movie.title(),
                MovieItem.year(movie),
                movie.genres(),
                MovieItem.rounded(similarity, 10_000));
    }
}
