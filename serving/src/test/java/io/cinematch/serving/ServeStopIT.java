package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as a process manager sends it. */
class ServeStopIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    @BeforeEach
    void release() {
        REDIS.client().flushAll();
        SmallRelease.publish(REDIS.client(), "night1");
    }

    /** Long enough that every client, however slow the machine, hears on its own connection that it is to move on. */
    @Test
    void underLoadEveryRequestIsAnsweredAndEveryAcknowledgedRatingIsKept() throws Exception {
        try (ServeProcess serve = start("3s")) {
            int port = serve.port();
            try (WriteLoad load = new WriteLoad(16, port, true)) {
                load.await(20);
                serve.terminate();
                load.awaitEnd();

                assertThat(load.others()).isEmpty();
                assertThat(serve.exitCode()).isZero();
                load.assertKept(REDIS.client());
            }
        }
    }

    @Test
    void readinessTurnsRedFirstWhileRequestsStillWork() throws Exception {
        try (ServeProcess serve = start("3s")) {
            int port = serve.port();
            assertThat(get(port, "/ready").statusCode()).isEqualTo(200);
            serve.terminate();
            Eventually.until("it is not ready", () -> !ServeProcess.ready(port));

            assertThat(get(port, "/ready").body()).contains("\"missing\":[\"stopping\"]");
            assertThat(get(port, "/live").statusCode()).isEqualTo(200);
            HttpResponse<String> list = get(port, "/recommend?user_id=1");
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.headers().firstValue("Connection")).contains("close");
            assertThat(serve.exitCode()).isZero();
        }
    }

    @Test
    void beingToldTwiceIsNoReasonToHang() throws Exception {
        try (ServeProcess serve = start("1s")) {
            int port = serve.port();
            serve.terminate();
            Eventually.until("it is not ready", () -> !ServeProcess.ready(port));
            serve.terminate();

            assertThat(serve.exitCode()).isZero();
        }
    }

    /** A body that never comes must not keep the service, and what the service cuts off is not the client's mistake. */
    @Test
    void aRequestThatIsNeverSentWholeIsCutOffAndNotCalledBad() throws Exception {
        try (ServeProcess serve = start("1ms");
                Socket socket = new Socket("127.0.0.1", serve.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 100");
            out.write('{');
            serve.terminate();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).doesNotContain("HTTP/1.1 4").doesNotContain("HTTP/1.1 2");
            assertThat(serve.exitCode()).isZero();
        }
    }

    private ServeProcess start(String drain) throws Exception {
        return new ServeProcess(
                folder,
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString(), "CINEMATCH_SERVE_DRAIN", drain),
                "--port",
                "0");
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
