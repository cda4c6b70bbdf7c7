package io.cinematch.serving.http;

import java.util.Map;

/** Headers of every answer: it is data, for the one who asked, and nothing a browser should run, frame or keep. */
public final class SecurityHeaders {
    public static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}
}
