package io.cinematch.serving.api;

import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a load balancer asks: whether the process is up, and whether to send it requests. */
public final class HealthHandlers {
    private final ActiveSnapshot active;
    private final BooleanSupplier redisAnswers;
    private final BooleanSupplier stopping;

    public HealthHandlers(ActiveSnapshot active, BooleanSupplier redisAnswers, BooleanSupplier stopping) {
        this.active = active;
        this.redisAnswers = redisAnswers;
        this.stopping = stopping;
    }

    record Live(String status) {}

    /**
     * Whether to send requests.
     *
     * @param status {@code ready} or {@code not-ready}
     * @param missing what there has to be first: {@code release}, {@code redis}; {@code stopping} when the service ends
     * @param release with variant and trainedThrough absent when there is none
     */
    record Ready(
            String status,
            List<String> missing,
            Optional<String> release,
            Optional<String> variant,
            Optional<Instant> trainedThrough) {}

    /** {@code GET /live}: 200 as long as the process answers at all. */
    public void live(Context ctx) {
        JsonBody.answer(ctx, new Live("live"));
    }

    /** {@code GET /ready}: 200 when a release is loaded and warm, Redis answers and the service is not stopping; else 503. */
    public void ready(Context ctx) {
        Optional<Snapshot> snapshot = active.get();
        List<String> missing = new ArrayList<>();
        if (stopping.getAsBoolean()) {
            missing.add("stopping");
        }
        if (snapshot.isEmpty()) {
            missing.add("release");
        }
        if (!redisAnswers.getAsBoolean()) {
            missing.add("redis");
        }
        ctx.status(missing.isEmpty() ? 200 : 503);
        JsonBody.answer(
                ctx,
                new Ready(
                        missing.isEmpty() ? "ready" : "not-ready",
                        missing,
                        snapshot.map(Snapshot::id),
                        snapshot.map(s -> s.manifest().variant()),
                        snapshot.map(s -> s.manifest().trainedThrough())));
    }
}
