package io.cinematch.serving.http;

import java.util.HashMap;
import java.util.Map;

/** Headers of every answer: unless a route says otherwise it is data, which no browser should run, frame, share or keep. */
public final class SecurityHeaders {
    /** What a browser may load and run; set for all answers, and by a route that serves a page. */
    public static final String CONTENT_POLICY = "Content-Security-Policy";

    private final Map<String, String> all;

    /** @param tls whether clients reach the service over TLS, and should do so from now on */
    public SecurityHeaders(boolean tls) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "X-Content-Type-Options",
                "nosniff",
                CONTENT_POLICY,
                ContentPolicy.DATA.text(),
                "X-Frame-Options",
                "DENY",
                "Referrer-Policy",
                "no-referrer",
                "Cross-Origin-Resource-Policy",
                "same-origin",
                "Cross-Origin-Opener-Policy",
                "same-origin",
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Cache-Control",
                "no-store"));
        if (tls) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        all = Map.copyOf(headers);
    }

    /** Name to value. */
    public Map<String, String> all() {
        return all;
    }
}
