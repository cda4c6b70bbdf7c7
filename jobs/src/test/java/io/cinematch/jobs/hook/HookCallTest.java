package io.cinematch.jobs.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cinematch.model.settings.Hook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCallTest {
    private static final byte[] JSON = "{\"run\":\"r\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            received.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (exchange.getRequestURI().getPath().equals("/never")) {
                await();
            }
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/bad") ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private static String call(String hook, Duration timeout) {
        return new HookCall(Hook.parse(hook), timeout).tell(JSON, Map.of("CINEMATCH_RUN", "r"));
    }

    @Test
    void postsToAUrlAndShowsNothingOfIts() {
        String told = call(url("/T0/topsecret?key=topsecret"), LONG);

        assertThat(told).isEqualTo(url("/***") + " answered 204");
        assertThat(received).containsExactly("POST /T0/topsecret?key=topsecret application/json {\"run\":\"r\"}");
    }

    @Test
    void tellsWhatDidNotWork() {
        assertThat(call(url("/bad"), LONG)).endsWith("answered 500, which is no success");
        assertThat(call(url("/never"), SHORT)).endsWith("took more than 0.3s and was given up");
        assertThat(call("http://127.0.0.1:1/topsecret", LONG))
                .isEqualTo("http://127.0.0.1:1/*** failed: ConnectException");
        assertThat(call("exit 3", LONG)).isEqualTo("a command ended with exit code 3");
        assertThat(call("no-such-command-topsecret 2>&-", LONG)).isEqualTo("a command ended with exit code 127");
    }

    @Test
    void runsACommandWithTheJsonOnItsInputAndTheRunInItsEnvironment() throws IOException {
        Path out = folder.resolve("out");

        assertThat(call("{ cat; echo; echo $CINEMATCH_RUN; } > '%s'".formatted(out), LONG))
                .isEqualTo("a command was run");

        assertThat(Files.readString(out)).isEqualTo("{\"run\":\"r\"}\nr\n");
        assertThat(call("true", LONG)).as("one that reads nothing").isEqualTo("a command was run");
    }

    @Test
    void aCommandThatDoesNotEndIsEndedWithAllThatItStarted() throws IOException {
        Path pid = folder.resolve("pid");

        assertThat(call("sleep 600 & echo $! > '%s'; wait".formatted(pid), Duration.ofSeconds(3)))
                .isEqualTo("a command took more than 3s and was given up");

        long sleeping = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(sleeping).ifPresent(process -> process.onExit().join());
    }
}
