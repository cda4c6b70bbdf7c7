package io.cinematch.serving.observe;

import io.javalin.http.Context;
import java.util.Objects;

/**
 * What is worth knowing of a request when it is over.
 *
 * @param route its template in the route table, so that metrics stay few whatever is asked for
 * @param source what a list was made from, {@code none} for other answers
 * @param degraded whether it is only the best that could be done
 */
record Seen(String method, String route, int status, String source, boolean degraded, double millis) {
    static final String NO_ROUTE = "none";
    private static final String ROUTE = "seen.route";
    private static final String SOURCE = "seen.source";
    private static final String DEGRADED = "seen.degraded";

    static Seen of(Context ctx, float millis) {
        return new Seen(
                ctx.method().name(),
                Objects.requireNonNullElse(ctx.attribute(ROUTE), NO_ROUTE),
                ctx.statusCode(),
                Objects.requireNonNullElse(ctx.attribute(SOURCE), "none"),
                ctx.attribute(DEGRADED) != null,
                millis);
    }

    static void route(Context ctx, String path) {
        ctx.attribute(ROUTE, path);
    }

    static void source(Context ctx, String source, boolean degraded) {
        ctx.attribute(SOURCE, source);
        if (degraded) {
            ctx.attribute(DEGRADED, true);
        }
    }
}
