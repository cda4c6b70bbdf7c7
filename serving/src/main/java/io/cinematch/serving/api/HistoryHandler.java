package io.cinematch.serving.api;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.recommend.History;
import io.cinematch.serving.recommend.Snapshot;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /user/{id}/ratings?n=&offset=}: what a user has rated, newest first. */
public final class HistoryHandler {
    private final ReleaseChoice releases;
    private final Users users;

    public HistoryHandler(ReleaseChoice releases, Users users) {
        this.releases = releases;
        this.users = users;
    }

    /**
     * A page of ratings: live ones, newest first, then those of the training data.
     *
     * @param total how many there are on all pages
     * @param offset how many of them come before this page
     */
    record Answer(long userId, int total, long offset, String release, List<Item> items) {}

    /**
     * One rating.
     *
     * @param title absent for a movie that the catalogue no longer has
     * @param ratedAt absent for a rating of the training data
     * @param live given to this service
     */
    record Item(
            int movieId,
            Optional<String> title,
            OptionalInt year,
            List<String> genres,
            float rating,
            boolean live,
            Optional<Instant> ratedAt) {}

    public void get(Context ctx, Caller caller) {
        Params.only(ctx, "n", "offset");
        Acting acting = caller.actingFor(Params.userIdInPath(ctx));
        long id = acting.user();
        int n = Params.page(ctx);
        int offset = Params.offset(ctx);
        Snapshot snapshot = releases.of(id);
        List<History.Entry> all = History.of(users.need(snapshot, acting, "the history cannot be shown without it."));
        JsonBody.answer(
                ctx,
                new Answer(
                        id,
                        all.size(),
                        offset,
                        snapshot.id(),
                        all.stream()
                                .skip(offset)
                                .limit(n)
                                .map(entry -> item(snapshot, entry))
                                .toList()));
    }

    private static Item item(Snapshot snapshot, History.Entry entry) {
        Optional<Movie> movie = snapshot.find(entry.rating().movie());
        return new Item(
                entry.rating().movie(),
                movie.map(Movie::title),
                movie.map(MovieItem::year).orElse(OptionalInt.empty()),
                movie.map(Movie::genres).orElse(List.of()),
                entry.rating().stars(),
                entry.rating().live(),
                entry.at());
    }
}
