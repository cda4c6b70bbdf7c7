package io.cinematch.serving;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.serving.access.Gate;
import io.cinematch.serving.http.BodyLimit;
import io.cinematch.serving.http.ContentPolicy;
import io.cinematch.serving.http.JettyProblems;
import io.cinematch.serving.http.OwnName;
import io.cinematch.serving.http.Problems;
import io.cinematch.serving.http.SameOrigin;
import io.cinematch.serving.http.SecurityHeaders;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.redis.RequestDeadline;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a route table over HTTP. */
final class HttpServer implements AutoCloseable {
    /** Most requests at work at once: each may be waiting for Redis. */
    static final int AT_WORK = 64;

    /** Beside those at work: for connections that come and go, and to turn away what is too much. */
    static final int SPARE_THREADS = 8;
    /** Most requests that wait for others to finish, and the longest; after that they are told to come again. */
    private static final int WAITING = 1000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int IDLE_THREADS = 8;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * What happens around every request.
     *
     * @param deadline begun and ended with each
     * @param stopping whether to tell clients to use another connection, as this server is about to end
     * @param lost answers who looks with a browser at an address where nothing is
     */
    record Around(
            Gate gate, Observer observer, RequestDeadline deadline, BooleanSupplier stopping, Consumer<Context> lost) {}

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Listens where the settings say.
     *
     * @throws CineMatchException with exit code CONFIGURATION when the port is taken
     */
    static HttpServer start(ServeSettings serve, List<Route> routes, Around around) {
        Javalin javalin = Javalin.create(config -> configure(config, serve, routes, around));
        try {
            return new HttpServer(javalin.start(serve.host(), serve.port()));
        } catch (JavalinBindException e) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "Cannot listen at %s:%d: the port is taken, or not allowed to this user."
                            .formatted(serve.host(), serve.port()),
                    "Stop what listens there, or choose another port with --port (or serve.port).",
                    e);
        }
    }

    int port() {
        return javalin.port();
    }

    /** Takes no new requests and lets those in flight finish; cuts off what is not over after ten seconds. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (Exception e) {
            // Of any kind: Kotlin declares none.
            LOG.warn("requests were cut off, or the server did not stop in order: {}", e.toString());
        }
    }

    private static void configure(JavalinConfig config, ServeSettings serve, List<Route> routes, Around around) {
        SecurityHeaders headers = new SecurityHeaders(serve.tls());
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        // Answers are a few kilobytes; deciding not to compress them costs more than sending them.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = BodyLimit.MOST_BYTES;
        config.jetty.threadPool = new QueuedThreadPool(AT_WORK + SPARE_THREADS, IDLE_THREADS);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.setErrorHandler(new JettyProblems(headers));
            BodyLimit.limitConnections(server);
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new JettyProblems(headers));
            // Inside of what waits for bodies: whoever sends slowly takes nobody's turn.
            context.insertHandler(turningAwayTooMany());
            BodyLimit.collect(context);
            context.insertHandler(headers.first());
        });
        around.observer.watch(config);
        config.routes.before(ctx -> around.deadline.begin());
        config.routes.after(ctx -> around.deadline.end());
        config.routes.before(ctx -> {
            if (around.stopping.getAsBoolean()) {
                ctx.header("Connection", "close");
            }
        });
        config.routes.before(new OwnName(serve.names())::require);
        config.routes.before(around.gate::meet);
        config.routes.before(new SameOrigin(serve.tls())::require);
        routes.forEach(route -> add(config.routes, around, route));
        Problems.tellThrough(config.routes, around.stopping, around.lost);
    }

    private static void add(RoutesConfig routes, Around around, Route route) {
        Handler handler = around.observer.named(route.path(), ctx -> {
            if (route.content() != ContentPolicy.DATA) {
                ctx.header(SecurityHeaders.CONTENT_POLICY, route.content().text());
            }
            route.work().answer(ctx, around.gate.enter(ctx, route.access()));
        });
        routes.addHttpHandler(route.method(), route.path(), handler);
        if (route.method() == HandlerType.GET) {
            routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
        }
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
