package io.cinematch.serving.lab;

import io.cinematch.model.store.ActiveReleases;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code GET /lab/runs}, {@code /lab/runs/{id}} and {@code /lab/releases}: what the nights made, for whoever asks. */
public final class LabHandler {
    private static final int MOST_MOVES = 50;

    private final RunsFolder runs;
    private final ActiveReleases pointer;

    public LabHandler(RunsFolder runs, ActiveReleases pointer) {
        this.runs = runs;
        this.pointer = pointer;
    }

    /**
     * Which releases were served when. Who moved the pointer, and why, is for those who run the service.
     *
     * @param active variant to the release that is served now
     * @param moves newest first
     */
    record History(SortedMap<String, String> active, List<Move> moves) {}

    /** @param from absent for the first release of a variant */
    record Move(Instant at, String variant, Optional<String> from, String to) {}

    /** Answers with the {@link RunsFolder.Listing}. */
    public void runs(Context ctx) {
        Params.only(ctx);
        JsonBody.answer(ctx, runs.list());
    }

    /** Answers with the {@link RunDetails} of a run, or of the {@code latest}. */
    public void run(Context ctx) {
        Params.only(ctx);
        JsonBody.answer(
                ctx,
                runs.find(ctx.pathParam("id"))
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.NO_SUCH_RUN,
                                "No run of this id is listed here.",
                                "Take an id from GET /lab/runs, or ask for latest.")));
    }

    public void releases(Context ctx) {
        Params.only(ctx);
        List<io.cinematch.model.store.Move> moves = new ArrayList<>(pointer.history());
        Collections.reverse(moves);
        JsonBody.answer(
                ctx,
                new History(
                        new TreeMap<>(pointer.all()),
                        moves.stream()
                                .limit(MOST_MOVES)
                                .map(move -> new Move(move.at(), move.variant(), move.from(), move.to()))
                                .toList()));
    }
}
