package io.cinematch.serving.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers of every answer: unless a route says otherwise it is data, which no browser should run, frame, share or keep. */
public final class SecurityHeaders {
    /** What a browser may load and run; set for all answers, and by a route that serves a page. */
    public static final String CONTENT_POLICY = "Content-Security-Policy";

    private final List<HttpField> all;

    /** @param tls whether clients reach the service over TLS, and should do so from now on */
    public SecurityHeaders(boolean tls) {
        Map<String, String> headers = new TreeMap<>(Map.of(
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
        all = headers.entrySet().stream()
                .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
                .toList();
    }

    /** Sets them for a request before anything else is done with it: whatever answers may only set one anew. */
    public Handler.Wrapper first() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                addTo(response.getHeaders());
                return super.handle(request, response, callback);
            }
        };
    }

    void addTo(HttpFields.Mutable answer) {
        all.forEach(answer::put);
    }
}
