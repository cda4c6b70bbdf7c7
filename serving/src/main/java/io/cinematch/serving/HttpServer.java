package io.cinematch.serving;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.serving.http.JettyProblems;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.OwnName;
import io.cinematch.serving.http.Problems;
import io.cinematch.serving.http.SecurityHeaders;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.redis.RequestDeadline;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves a route table over HTTP. */
final class HttpServer implements AutoCloseable {
    /** Most requests at work at once: each may be waiting for Redis. */
    static final int AT_WORK = 64;

    /** Beside those at work: for connections that come and go, and to turn away what is too much. */
    static final int SPARE_THREADS = 8;
    /** Most requests that wait for others to finish, and the longest; after that they are told to come again. */
    private static final int WAITING = 1000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int IDLE_THREADS = 8;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Listens.
     *
     * @param port 0 for any that is free
     * @param deadline begun and ended with each request
     * @param stopping whether to tell clients to use another connection, as this server is about to end
     * @throws CineMatchException with exit code CONFIGURATION when the port is taken
     */
    static HttpServer start(
            String host,
            int port,
            List<Route> routes,
            Observer observer,
            RequestDeadline deadline,
            BooleanSupplier stopping) {
        Javalin javalin = Javalin.create(config -> configure(config, routes, observer, deadline, stopping));
        try {
            return new HttpServer(javalin.start(host, port));
        } catch (JavalinBindException e) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "Cannot listen at %s:%d: the port is taken, or not allowed to this user.".formatted(host, port),
                    "Stop what listens there, or choose another port with --port (or serve.port).",
                    e);
        }
    }

    int port() {
        return javalin.port();
    }

    /** Takes no new requests and lets those in flight finish. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(
            JavalinConfig config,
            List<Route> routes,
            Observer observer,
            RequestDeadline deadline,
            BooleanSupplier stopping) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = JsonBody.MOST_BYTES;
        config.jsonMapper(new JavalinJackson(JsonBody.mapper(), false));
        config.jetty.threadPool = new QueuedThreadPool(AT_WORK + SPARE_THREADS, IDLE_THREADS);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.setErrorHandler(new JettyProblems());
            server.insertHandler(turningAwayTooMany());
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyProblems()));
        observer.watch(config);
        config.routes.before(ctx -> deadline.begin());
        config.routes.after(ctx -> deadline.end());
        config.routes.before(ctx -> {
            if (stopping.getAsBoolean()) {
                ctx.header("Connection", "close");
            }
        });
        config.routes.before(ctx -> SecurityHeaders.ALL.forEach(ctx::header));
        config.routes.before(OwnName::require);
        routes.forEach(route -> config.routes.addHttpHandler(
                route.method(), route.path(), observer.named(route.path(), route.handler())));
        Problems.tellThrough(config.routes, stopping);
    }

    /** Without it they would queue for a thread, with no end and for as long as it takes. */
    private static QoSHandler turningAwayTooMany() {
        QoSHandler limit = new QoSHandler();
        limit.setMaxRequestCount(AT_WORK);
        limit.setMaxSuspendedRequestCount(WAITING);
        limit.setMaxSuspend(LONGEST_WAIT);
        return limit;
    }
}
