package io.cinematch.serving.api;

import io.cinematch.serving.access.Acting;
import io.cinematch.serving.access.Caller;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.recommend.History;
import io.cinematch.serving.recommend.Snapshot;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code GET /user/{id}/ratings.csv}: all that a user has rated, as a file to keep. */
public final class ExportHandler {
    private final ReleaseChoice releases;
    private final Users users;

    public ExportHandler(ReleaseChoice releases, Users users) {
        this.releases = releases;
        this.users = users;
    }

    /** Answers with the {@link RatingsTable}, in the order of the history. */
    public void get(Context ctx, Caller caller) {
        Params.only(ctx);
        Acting acting = caller.actingFor(Params.userIdInPath(ctx));
        Snapshot snapshot = releases.of(acting.user());
        List<History.Entry> all = History.of(users.need(snapshot, acting, "the history cannot be written down."));
        ctx.header("Content-Disposition", "attachment; filename=\"cinematch-ratings-%d.csv\"".formatted(acting.user()))
                .contentType("text/csv; charset=utf-8")
                .result(RatingsTable.of(snapshot, all).getBytes(StandardCharsets.UTF_8));
    }
}
