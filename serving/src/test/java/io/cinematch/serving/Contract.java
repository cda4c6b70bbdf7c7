package io.cinematch.serving;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The OpenAPI document, held against real answers. */
final class Contract {
    private static final String NO_SUCH_PATH = "validation.request.path.missing";
    private static final String NO_SUCH_METHOD = "validation.request.operation.notAllowed";

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(document())
                    .build();

    private Contract() {}

    static String document() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when an answer is not what the document says. */
    static void check(HttpResponse<String> answer) {
        String method = answer.request().method();
        String path = asDocumented(answer.request().uri().getRawPath());
        List<String> breaches =
                VALIDATOR.validateResponse(path, Request.Method.valueOf(method), simple(answer)).getMessages().stream()
                        .filter(m -> m.getLevel() == ValidationReport.Level.ERROR)
                        .filter(m -> !isOutsideTheDocument(m.getKey()) || answer.statusCode() < 400)
                        .map(Object::toString)
                        .toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError("%s %s answers %d against the contract: %s%n%s"
                    .formatted(method, path, answer.statusCode(), breaches, answer.body()));
        }
    }

    /** A parameter of a documented path cannot have slashes in it; that of an asset has. */
    private static String asDocumented(String path) {
        return path.replaceFirst("^(/assets/[^/]+/[^/]+)/.*", "$1");
    }

    private static boolean isOutsideTheDocument(String key) {
        return key.equals(NO_SUCH_PATH) || key.equals(NO_SUCH_METHOD);
    }

    private static SimpleResponse simple(HttpResponse<String> answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> response.withContentType(type).withBody(answer.body()));
        return response.build();
    }
}
