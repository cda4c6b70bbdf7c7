package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.Set;

/** What HTTP says of methods. */
public final class Method {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Method() {}

    /** Whether a request with this method changes nothing. */
    public static boolean isSafe(Context ctx) {
        return SAFE.contains(ctx.req().getMethod());
    }
}
