package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Refuses what another site makes a browser send (CSRF). Browsers say where a request comes from, in one header or the
 * other, and scripts cannot change these; what is no browser sends neither and is let through.
 */
public final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String scheme;

    /** @param tls whether browsers reach the service over TLS */
    public SameOrigin(boolean tls) {
        scheme = tls ? "https://" : "http://";
    }

    /** Ends a request that would change something and that another site sends. The Host header is checked elsewhere. */
    public void require(Context ctx) {
        if (Method.isSafe(ctx)) {
            return;
        }
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        if (site != null && !OURS.contains(site) || origin != null && !origin.equalsIgnoreCase(scheme + ctx.host())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The request comes from a page of another site.",
                    "Send it from a page of this service, or from a program that is no browser.");
        }
    }
}
