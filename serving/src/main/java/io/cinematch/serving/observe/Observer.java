package io.cinematch.serving.observe;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Consumer;

/** Watches requests go by, and tells when one is over. */
public final class Observer {
    private final Consumer<Seen> over;

    public Observer(RequestLog log, Metrics metrics) {
        over = seen -> {
            metrics.count(seen);
            log.write(seen);
        };
    }

    /** Makes a server tell of its requests; before anything else that handles them. */
    public void watch(JavalinConfig config) {
        config.routes.before(RequestId::begin);
        config.requestLogger.http((ctx, millis) -> {
            over.accept(Seen.of(ctx, millis));
            RequestId.end();
        });
    }

    /** The handler of a route, known by the route's path. */
    public Handler named(String path, Handler handler) {
        return ctx -> {
            Seen.route(ctx, path);
            handler.handle(ctx);
        };
    }

    /** Says what a list was made from. */
    public static void source(Context ctx, String source, boolean degraded) {
        Seen.source(ctx, source, degraded);
    }
}
