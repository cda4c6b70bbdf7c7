package io.cinematch.jobs.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tracking server that knows what mlflow.org/docs/latest/rest-api.html says of the calls we make, refuses what it says
 * would be refused, and keeps the rest.
 */
final class FakeMlflow implements AutoCloseable {
    /** Names of metrics and parameters: "may only contain alphanumerics, underscores, dashes, periods, spaces and slashes". */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. /-]+");

    private static final Pattern FILTER = Pattern.compile("tags\\.`([^`]+)` = '([^']*)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a run has; metrics by name, each value ever logged. */
    static final class Run {
        String experiment;
        String name;
        long start;
        long end;
        String status = "RUNNING";
        final Map<String, String> parameters = new LinkedHashMap<>();
        final Map<String, String> tags = new LinkedHashMap<>();
        final Map<String, List<Double>> metrics = new LinkedHashMap<>();
    }

    private record Answer(int status, String body) {}

    private static final class Refused extends RuntimeException {
        private final transient Answer answer;

        Refused(int status, String code, String message) {
            answer = new Answer(status, "{\"error_code\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
        }
    }

    final Map<String, String> experiments = new LinkedHashMap<>();
    final Map<String, Run> runs = new LinkedHashMap<>();
    final List<String> authorizations = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private Answer always;
    private boolean silent;

    FakeMlflow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/base/api/2.0/mlflow/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:%d/base".formatted(server.getAddress().getPort()));
    }

    void answerAlways(int status, String body) {
        always = new Answer(status, body);
    }

    /** Sends the headers of an answer, and then nothing more. */
    void fallSilent() {
        silent = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (silent) {
                exchange.sendResponseHeaders(200, 10);
                closing.await();
                return;
            }
            Answer answer = always != null ? always : answer(exchange, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        String call = exchange.getRequestURI().getPath().replace("/base/api/2.0/mlflow/", "");
        try {
            if (exchange.getRequestMethod().equals("GET") && call.equals("experiments/get-by-name")) {
                return experiment(URLDecoder.decode(
                        exchange.getRequestURI().getRawQuery().replace("experiment_name=", ""),
                        StandardCharsets.UTF_8));
            }
            if (!exchange.getRequestMethod().equals("POST")
                    || !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                throw new Refused(400, "BAD_REQUEST", "not a POST of application/json");
            }
            return post(call, JSON.readTree(body));
        } catch (Refused e) {
            return e.answer;
        }
    }

    private Answer experiment(String name) {
        if (!experiments.containsKey(name)) {
            throw new Refused(
                    404, "RESOURCE_DOES_NOT_EXIST", "Could not find experiment with name '%s'".formatted(name));
        }
        return new Answer(
                200,
                "{\"experiment\":{\"experiment_id\":\"%s\",\"name\":\"%s\",\"lifecycle_stage\":\"active\"}}"
                        .formatted(experiments.get(name), name));
    }

    private Answer post(String call, JsonNode body) {
        return switch (call) {
            case "experiments/create" -> {
                experiments.put(text(body, "name"), Integer.toString(1 + experiments.size()));
                yield new Answer(200, "{\"experiment_id\":\"%d\"}".formatted(experiments.size()));
            }
            case "runs/search" -> new Answer(200, search(body));
            case "runs/create" -> {
                Run run = new Run();
                run.experiment = text(body, "experiment_id");
                run.name = text(body, "run_name");
                run.start = body.path("start_time").longValue();
                String id = "run%d".formatted(runs.size());
                runs.put(id, run);
                yield new Answer(200, "{\"run\":{\"info\":{\"run_id\":\"%s\"}}}".formatted(id));
            }
            case "runs/log-batch" -> {
                logBatch(run(body), body);
                yield new Answer(200, "{}");
            }
            case "runs/update" -> {
                run(body).status = text(body, "status");
                run(body).end = body.path("end_time").longValue();
                yield new Answer(200, "{\"run_info\":{}}");
            }
            default -> throw new Refused(404, "ENDPOINT_NOT_FOUND", call);
        };
    }

    private static String text(JsonNode body, String key) {
        if (!body.path(key).isTextual()) {
            throw new Refused(400, "INVALID_PARAMETER_VALUE", "Missing value for required parameter " + key);
        }
        return body.path(key).asText();
    }

    private Run run(JsonNode body) {
        Run run = runs.get(text(body, "run_id"));
        if (run == null) {
            throw new Refused(404, "RESOURCE_DOES_NOT_EXIST", "no such run");
        }
        return run;
    }

    private static void logBatch(Run run, JsonNode body) {
        for (JsonNode metric : body.path("metrics")) {
            if (!NAME.matcher(text(metric, "key")).matches()
                    || !metric.path("value").isNumber()
                    || !metric.path("timestamp").isIntegralNumber()) {
                throw new Refused(400, "INVALID_PARAMETER_VALUE", "Invalid metric");
            }
            run.metrics
                    .computeIfAbsent(text(metric, "key"), key -> new ArrayList<>())
                    .add(metric.path("value").asDouble());
        }
        for (JsonNode parameter : body.path("params")) {
            String before = run.parameters.putIfAbsent(text(parameter, "key"), text(parameter, "value"));
            if (before != null && !before.equals(text(parameter, "value"))) {
                throw new Refused(400, "INVALID_PARAMETER_VALUE", "Changing param values is not allowed.");
            }
        }
        body.path("tags").forEach(tag -> run.tags.put(text(tag, "key"), text(tag, "value")));
    }

    private String search(JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("runs");
        Matcher filter = FILTER.matcher(text(body, "filter"));
        Map<String, String> wanted = new LinkedHashMap<>();
        while (filter.find()) {
            wanted.put(filter.group(1), filter.group(2));
        }
        runs.forEach((id, run) -> {
            if (body.path("experiment_ids").get(0).asText().equals(run.experiment)
                    && run.tags.entrySet().containsAll(wanted.entrySet())) {
                ObjectNode one = found.addObject();
                one.putObject("info").put("run_id", id);
                ArrayNode parameters = one.putObject("data").putArray("params");
                run.parameters.forEach(
                        (key, value) -> parameters.addObject().put("key", key).put("value", value));
            }
        });
        return answer.toString();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
