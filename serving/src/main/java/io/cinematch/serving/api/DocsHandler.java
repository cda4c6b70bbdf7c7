package io.cinematch.serving.api;

import io.cinematch.serving.http.Params;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** {@code GET /docs}: Swagger UI over the contract, from this service alone; requests can be tried from it. */
public final class DocsHandler {
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final Map<String, Part> PARTS = Map.of(
            "docs.js", new Part("/docs/docs.js", "text/javascript"),
            "swagger-ui.css", new Part(WEBJAR + version() + "/swagger-ui.css", "text/css"),
            "swagger-ui-bundle.js", new Part(WEBJAR + version() + "/swagger-ui-bundle.js", "text/javascript"));

    private record Part(String resource, String type) {}

    public void page(Context ctx) {
        Params.only(ctx);
        send(ctx, new Part("/docs/index.html", "text/html"));
    }

    /** Nothing but what the page needs: the name is looked up, never made part of a path. */
    public void part(Context ctx) {
        Part part = PARTS.get(ctx.pathParam("file"));
        if (part == null) {
            throw new NotFoundResponse();
        }
        send(ctx, part);
    }

    private static void send(Context ctx, Part part) {
        ctx.header("Cache-Control", "no-cache")
                .contentType(part.type + "; charset=utf-8")
                .result(bytes(part.resource));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = DocsHandler.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The webjar has its version in its paths. */
    private static String version() {
        try (InputStream in =
                DocsHandler.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties pom = new Properties();
            pom.load(in);
            return pom.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the webjar of Swagger UI", e);
        }
    }
}
