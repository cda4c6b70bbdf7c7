package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OverloadIT {
    private static final int MANY = 500;
    private static final int HANG_MILLIS = 60_000;

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    /** Redis is silent for longer than anybody may wait for their turn. */
    @Test
    void whoeverCannotBeServedInTimeIsToldToComeAgain() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");
        try (FaultProxy proxy = new FaultProxy(REDIS.address());
                LiveService service =
                        new LiveService(proxy.address(), folder, Map.of("CINEMATCH_SERVE_DEADLINE", "5s"))) {
            proxy.set(FaultProxy.Fault.HALF_OPEN);
            List<Socket> clients = new ArrayList<>();
            for (int client = 0; client < MANY; client++) {
                clients.add(asking(service.port()));
            }
            List<String> answers = clients.stream().map(OverloadIT::answer).toList();

            assertThat(answers).allMatch(answer -> isDegraded(answer) || isTurnedAway(answer));
            assertThat(answers).filteredOn(OverloadIT::isTurnedAway).isNotEmpty();
            assertThat(answers).filteredOn(OverloadIT::isDegraded).hasSizeGreaterThanOrEqualTo(HttpServer.AT_WORK);
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("qtp")))
                    .hasSizeLessThanOrEqualTo(HttpServer.AT_WORK + HttpServer.SPARE_THREADS);

            proxy.set(FaultProxy.Fault.NONE);
            Eventually.until("it recovers", () -> service.get("/ready").status() == 200);
            assertThat(service.rate(1, 500, 4).status()).isEqualTo(200);
        }
    }

    private static boolean isDegraded(String answer) {
        return answer.startsWith("HTTP/1.1 200") && answer.contains("\"degraded\":true");
    }

    private static boolean isTurnedAway(String answer) {
        return answer.startsWith("HTTP/1.1 503")
                && answer.contains("Retry-After: 1")
                && answer.contains("application/problem+json")
                && answer.contains("X-Content-Type-Options: nosniff")
                && answer.contains("urn:cinematch:problem:busy");
    }

    private static Socket asking(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(HANG_MILLIS);
        socket.getOutputStream()
                .write("GET /recommend?user_id=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
