package io.cinematch.serving.http;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in only requests that call the service by a name of its own. A page of another site can have a name of its own
 * that resolves to our address, and would then count as ours (DNS rebinding).
 */
public final class OwnName {
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    /** Load balancers call a service by its bare address to ask how it is; what it answers is no secret. */
    private static final Set<String> PROBES = Set.of("/live", "/ready");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> own;

    /** @param names what it may be called beside the names of loopback, without port */
    public OwnName(Collection<String> names) {
        own = new HashSet<>(LOOPBACK);
        names.forEach(name -> own.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Ends a request for any other host, but for one that asks how the service is. */
    public void require(Context ctx) {
        if (PROBES.contains(ctx.path())) {
            return;
        }
        String host = ctx.host();
        if (host == null || !own.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw new ProblemException(
                    ProblemType.MISDIRECTED,
                    "The Host header names another machine.",
                    "Call the service as localhost, or by a name that is configured (serve.names).");
        }
    }

    private static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("");
    }
}
