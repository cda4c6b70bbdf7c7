package io.cinematch.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the service takes for TMDB: answers what a test tells it to, and remembers what it was asked. */
final class TmdbStandIn implements AutoCloseable {
    /** An answer to one path. */
    record Answer(int status, String type, byte[] body, Map<String, String> headers) {
        static Answer json(String body) {
            return new Answer(200, "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Answer image(byte[] body) {
            return new Answer(200, "image/jpeg", body, Map.of());
        }

        static Answer status(int status, Map<String, String> headers) {
            return new Answer(status, "text/plain", new byte[0], headers);
        }
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> stalled = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    TmdbStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Answers to this path wait until the latch is open. */
    void holds(String path, CountDownLatch until) {
        held.put(path, until);
    }

    /** Answers to this path begin, and then nothing more comes. */
    void stalls(String path) {
        stalled.put(path, new CountDownLatch(1));
    }

    /** The addresses asked for, queries included, of one path. */
    List<String> asked(String path) {
        return asked.stream()
                .filter(address -> address.split("\\?")[0].equals(path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestURI().toString());
        try (exchange) {
            if (held.containsKey(path)) {
                held.get(path).await();
            }
            Answer answer = answers.getOrDefault(path, Answer.status(404, Map.of()));
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            OutputStream out = exchange.getResponseBody();
            if (stalled.containsKey(path)) {
                out.write(answer.body(), 0, 1);
                out.flush();
                stalled.get(path).await();
            }
            out.write(answer.body());
            out.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        stalled.values().forEach(CountDownLatch::countDown);
        server.stop(0);
        threads.shutdownNow();
    }
}
