package io.cinematch.jobs.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of MLflow's REST API, version 2.0 (mlflow.org/docs/latest/rest-api.html). All fail with a CineMatchException
 * (other) that says what the server said, and never who asked.
 */
final class MlflowServer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = Json.mapper();

    private final RegistrySettings settings;
    private final URI address;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    MlflowServer(RegistrySettings settings, URI address, Duration patience) {
        this.settings = settings;
        this.address = address;
        this.patience = patience;
    }

    URI address() {
        return address;
    }

    /** The answer, or nothing ({@link MissingNode}) when there is no such thing. */
    JsonNode get(String call, String parameter, String value) {
        String query = "%s?%s=%s".formatted(call, parameter, URLEncoder.encode(value, StandardCharsets.UTF_8));
        return answer(call, send(request(query).GET().build()));
    }

    JsonNode post(String call, Map<String, Object> body) {
        HttpRequest request = request(call)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        JsonNode answer = answer(call, send(request));
        if (answer.isMissingNode()) {
            throw failed("answers %d to %s".formatted(NOT_FOUND, call), null);
        }
        return answer;
    }

    private HttpRequest.Builder request(String call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/2.0/mlflow/" + call));
        if (settings.token().isSet()) {
            request.header("Authorization", "Bearer " + settings.token().value());
        } else if (!settings.user().isEmpty()) {
            String both = settings.user() + ":" + settings.password().value();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    /** The request's own timeout would end with the headers, and a body may never end. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            String why = e.getCause().getMessage();
            throw failed(
                    "does not answer: " + (why == null ? e.getCause().getClass().getSimpleName() : why), e);
        } catch (TimeoutException e) {
            throw failed("does not answer within %,d ms".formatted(patience.toMillis()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for", e);
        } finally {
            answer.cancel(true);
        }
    }

    private JsonNode answer(String call, HttpResponse<byte[]> response) {
        JsonNode body = json(response.body());
        String code = body.path("error_code").asText();
        if (response.statusCode() == NOT_FOUND && code.equals("RESOURCE_DOES_NOT_EXIST")) {
            return MissingNode.getInstance();
        }
        if (response.statusCode() / 100 != 2) {
            String told = body.path("message").asText().lines().findFirst().orElse("");
            throw failed(
                    "answers %d to %s%s".formatted(response.statusCode(), call, told.isEmpty() ? "" : ": " + told),
                    null);
        }
        if (!body.isObject()) {
            throw failed("answers %s with something that is not JSON".formatted(call), null);
        }
        return body;
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private CineMatchException failed(String problem, Exception cause) {
        return new CineMatchException(
                ExitCode.OTHER,
                "MLflow at %s %s".formatted(address, problem),
                "Look at registry in the settings, and at the server's log.",
                cause);
    }
}
