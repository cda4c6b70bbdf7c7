package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;

/**
 * Lets in only requests that call this machine by its own name. Without authentication loopback is the only protection,
 * and a page of another site gets around it by a name of its own that resolves to 127.0.0.1 (DNS rebinding).
 */
public final class OwnName {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private OwnName() {}

    /** Ends a request for any other host. */
    public static void require(Context ctx) {
        String host = ctx.host();
        if (host == null || !LOOPBACK.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw new ProblemException(
                    ProblemType.MISDIRECTED,
                    "The Host header names another machine.",
                    "Call the service as localhost or 127.0.0.1, from this machine.");
        }
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d+$", "");
    }
}
