package io.cinematch.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Turns whatever ends a request early into a problem+json answer. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    /** About what the request asks of HTTP, which is no failure of ours. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    private static final ObjectMapper JSON = JsonBody.mapper();

    private Problems() {}

    /**
     * Makes a server tell every failure of its routes this way.
     *
     * @param stopping whether the server is ending: what it cuts off then is not the client's mistake
     * @param lost answers who looks with a browser at an address where nothing is
     */
    public static void tellThrough(RoutesConfig routes, BooleanSupplier stopping, Consumer<Context> lost) {
        routes.exception(ProblemException.class, (e, ctx) -> {
            boolean ours = e.type() == ProblemType.CUT_SHORT && stopping.getAsBoolean();
            tell(ctx, ours ? ProblemException.busy() : e);
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e.getStatus() == 404 && looks(ctx)) {
                lost.accept(ctx);
                return;
            }
            String methods = e.getDetails().get("availableMethods");
            if (methods != null) {
                ctx.header("Allow", methods);
            }
            answer(ctx, of(e.getStatus(), ctx.path()));
        });
        // No route needs to remember that whatever it asks of Redis may fail.
        routes.exception(JedisException.class, (e, ctx) -> {
            if (!(e instanceof JedisConnectionException)) {
                LOG.warn("Redis refused {} {}: {}", ctx.method(), ctx.path(), e.toString());
            }
            tell(ctx, ProblemException.storeUnavailable("the request could not be answered."));
        });
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("unexpected failure of {} {}", ctx.method(), ctx.path(), e);
            answer(ctx, of(ProblemType.UNEXPECTED.status(), ctx.path()));
        });
    }

    /** Whether a person is before it: browsers ask for a page in as many words, and clients and scripts do not. */
    private static boolean looks(Context ctx) {
        String accepted = ctx.header("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    /** What an HTTP status alone says. */
    static Problem of(int status, String instance) {
        return switch (status) {
            case 404 ->
                Problem.of(
                        ProblemType.NOT_FOUND,
                        "Nothing is served at this address.",
                        instance,
                        "All routes are in /openapi.json.");
            case 405 ->
                Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "The address exists, but not for this method.",
                        instance,
                        "Use a method from the Allow header.");
            case 503 -> ProblemException.busy().about(instance);
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "The body is too large.", instance, "Send less at a time.");
            default -> other(status, instance);
        };
    }

    private static Problem other(int status, String instance) {
        if (status >= 500 && !NOT_OURS.contains(status)) {
            return new Problem(
                    ProblemType.UNEXPECTED.uri(),
                    ProblemType.UNEXPECTED.title(),
                    status,
                    "The request may be fine; its failure is in our log.",
                    instance,
                    "Try again; if it lasts, tell whoever runs the service.");
        }
        return new Problem(
                ProblemType.INVALID_REQUEST.uri(),
                ProblemType.INVALID_REQUEST.title(),
                status,
                "The request cannot be understood as HTTP for this service.",
                instance,
                "Check its address, headers and body.");
    }

    static byte[] bytes(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is JSON", impossible);
        }
    }

    private static void tell(Context ctx, ProblemException e) {
        e.retryAfter().ifPresent(wait -> ctx.header("Retry-After", Long.toString(wait.toSeconds())));
        if (e.type() == ProblemType.UNAUTHENTICATED) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        answer(ctx, e.about(ctx.path()));
    }

    private static void answer(Context ctx, Problem problem) {
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(bytes(problem));
    }
}
