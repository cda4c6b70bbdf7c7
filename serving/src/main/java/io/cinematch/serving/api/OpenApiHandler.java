package io.cinematch.serving.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}: the contract of this service; written in YAML, served in JSON. */
public final class OpenApiHandler {
    private static final String DOCUMENT = "/openapi.yaml";

    private volatile byte[] json;

    /** Translated when first asked for, so that starting does not wait for it. */
    public void get(Context ctx) {
        if (json == null) {
            json = translated();
        }
        ctx.contentType("application/json").result(json);
    }

    private static byte[] translated() {
        try (InputStream yaml = OpenApiHandler.class.getResourceAsStream(DOCUMENT)) {
            return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }
}
