package io.cinematch.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole service on a free port, and a client that talks to it. */
public final class LiveService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** No answer is that slow: whoever waits this long waits for ever. */
    private static final Duration HANG = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Service service;

    LiveService(RedisAddress redis, Path folder) {
        this(redis, folder, "", Map.of());
    }

    /** @param more settings, as variables of the environment */
    LiveService(RedisAddress redis, Path folder, Map<String, String> more) {
        this(redis, folder, "", more);
    }

    /** @param conf more settings, as in a file */
    public LiveService(RedisAddress redis, Path folder, String conf) {
        this(redis, folder, conf, Map.of());
    }

    private LiveService(RedisAddress redis, Path folder, String conf, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CINEMATCH_REDIS_URL",
                redis.toString(),
                "CINEMATCH_REDIS_TIMEOUT",
                "1s",
                "CINEMATCH_SERVE_PORT",
                "0",
                "CINEMATCH_SERVE_DRAIN",
                "1ms",
                "CINEMATCH_DATA_DIR",
                folder.toString()));
        environment.putAll(more);
        Settings settings = SettingsLoader.load(List.of(file(folder, conf)), environment);
        service = Service.start(settings, Clock.systemUTC());
    }

    private static Path file(Path folder, String conf) {
        try {
            return Files.writeString(folder.resolve("test.conf"), conf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer; its JSON is null when it is none. */
    record Reply(int status, HttpResponse<String> response, JsonNode json) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The session's, without what goes with it. */
        String cookie() {
            return header("Set-Cookie").split(";")[0];
        }

        List<Integer> movies() {
            return json.get("items").findValues("movie_id").stream()
                    .map(JsonNode::asInt)
                    .toList();
        }
    }

    /** Joins, or signs in. */
    Reply session(String body) {
        return post("/session", body);
    }

    static String signIn(long user, String key) {
        return "{\"user_id\":%d,\"user_key\":\"%s\"}".formatted(user, key);
    }

    Reply with(String cookie, String path) {
        return send(request(path).header("Cookie", cookie));
    }

    /** The route table. */
    List<Route> routes() {
        return service.routes();
    }

    public int port() {
        return service.port();
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply rate(long user, int movie, double stars) {
        return post("{\"user_id\":%d,\"ratings\":[{\"movie_id\":%d,\"rating\":%s}]}".formatted(user, movie, stars));
    }

    /** To {@code /rate}. */
    Reply post(String body) {
        return post("/rate", body);
    }

    Reply post(String path, String body) {
        return send(json("POST", path, body));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** A request with a body, to add headers to. */
    HttpRequest.Builder json(String method, String path, String body) {
        return request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(HANG);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Contract.check(response);
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            boolean body = !response.body().isEmpty();
            return new Reply(response.statusCode(), response, json && body ? JSON.readTree(response.body()) : null);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
