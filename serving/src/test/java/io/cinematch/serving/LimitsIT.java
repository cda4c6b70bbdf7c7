package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    /** More than there are threads to answer requests. */
    private static final int MANY = 100;

    private final LiveService service = RUNNING.service();

    @Test
    void aHundredSlowBodiesKeepNobodyElseWaiting() throws IOException {
        slow("Content-Length: 1000", "{\"user_id\":1,", MANY);
    }

    @Test
    void norDoAHundredSlowBodiesInChunks() throws IOException {
        slow("Transfer-Encoding: chunked", "5\r\n{\"use\r\n", MANY);
    }

    @Test
    void norDoAHundredRequestsThatNeverEndTheirHeaders() throws IOException {
        slow("X-Slow: very", "X-Unfinished: ", MANY);
    }

    private void slow(String header, String start, int n) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int k = 0; k < n; k++) {
                Socket socket = new Socket("127.0.0.1", service.port());
                sockets.add(socket);
                boolean body = !header.startsWith("X-");
                send(
                        socket,
                        "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n%s%s"
                                .formatted(header, body ? "\r\n" : "", start));
            }
            for (int k = 0; k < 10; k++) {
                assertThat(service.get("/recommend?user_id=1").status()).isEqualTo(200);
                assertThat(service.rate(5, 10, 4).status()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** However steadily: ten seconds after it began the connection is closed. */
    @Test
    void aBodyThatTricklesIsHungUpOn() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            send(
                    socket,
                    "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
            socket.setSoTimeout(50);
            Eventually.until("the connection is closed", () -> trickle(socket));
        }
    }

    private static boolean trickle(Socket socket) {
        try {
            send(socket, " ");
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void aLongBodyIsRefusedBeforeItIsSent() throws IOException {
        String answer = raw(
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n"
                        + "Expect: 100-continue\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("HTTP/1.1 413").contains("urn:cinematch:problem:too-large");
    }

    @Test
    void tenMegabytesInChunksAreRefusedOnTheWay() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            send(
                    socket,
                    "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
            int sent = 0;
            try {
                for (; sent < 10 << 20; sent += 0x2000) {
                    send(socket, chunk);
                }
            } catch (SocketException hungUp) {
                assertThat(sent).isLessThan(10 << 20);
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("urn:cinematch:problem:too-large");
        }
    }

    @Test
    void headersOfMoreThanAFewKilobytesAreRefused() throws IOException {
        String large = "X-Large: " + "x".repeat(20_000) + "\r\n";
        String many =
                IntStream.range(0, 2000).mapToObj(k -> "X-" + k + ": 1\r\n").reduce("", String::concat);
        for (String headers : List.of(large, many)) {
            assertThat(raw("GET /recommend?user_id=1 HTTP/1.1\r\nHost: localhost\r\n%sConnection: close\r\n\r\n"
                            .formatted(headers)))
                    .startsWith("HTTP/1.1 431")
                    .contains("application/problem+json", "X-Content-Type-Options: nosniff");
        }
    }

    @Test
    void signingInIsThrottledByAddressAndByUser() {
        try (LiveService strict = RUNNING.another("serve { limits.logins = 3, proxyHops = 1 }")) {
            List<Integer> sameAddress = IntStream.range(0, 4)
                    .map(k -> signIn(strict, 100_000 + k, "192.0.2.1").status())
                    .boxed()
                    .toList();
            List<Integer> sameUser = IntStream.range(0, 4)
                    .map(k -> signIn(strict, 200_000, "192.0.2." + (10 + k)).status())
                    .boxed()
                    .toList();
            LiveService.Reply last = signIn(strict, 300_000, "192.0.2.1");

            assertThat(sameAddress).containsExactly(401, 401, 401, 429);
            assertThat(sameUser).containsExactly(401, 401, 401, 429);
            assertThat(last.status()).isEqualTo(429);
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 20);
            assertThat(last.json().get("type").asText()).isEqualTo("urn:cinematch:problem:too-many-requests");
        }
    }

    @Test
    void anAddressCannotBeMadeUpToGetAroundALimit() {
        try (LiveService strict = RUNNING.another("serve.limits.logins = 3")) {
            List<Integer> noProxy = IntStream.range(0, 4)
                    .map(k -> signIn(strict, 100_000 + k, "192.0.2." + k).status())
                    .boxed()
                    .toList();
            assertThat(noProxy).containsExactly(401, 401, 401, 429);
        }
        try (LiveService strict = RUNNING.another("serve { limits.logins = 3, proxyHops = 1 }")) {
            List<Integer> oneProxy = IntStream.range(0, 4)
                    .map(k -> signIn(strict, 100_000 + k, "192.0.2." + k + ", 198.51.100.7")
                            .status())
                    .boxed()
                    .toList();
            assertThat(oneProxy).containsExactly(401, 401, 401, 429);
        }
    }

    @Test
    void usersAndAddressesAreLimitedWhereUsersProveWhoTheyAre() {
        try (LiveService strict =
                RUNNING.another("serve { auth.users = required, limits { perUser = 1, perAddress = 10 } }")) {
            LiveService.Reply joined = strict.session("{}");
            long user = joined.json().get("user_id").asLong();
            String cookie = joined.cookie();
            List<LiveService.Reply> asUser = Stream.generate(() -> strict.send(
                            strict.request("/recommend?user_id=" + user).header("Cookie", cookie)))
                    .limit(5)
                    .toList();
            List<LiveService.Reply> fromAddress = Stream.generate(() -> strict.get("/movies/popular"))
                    .limit(100)
                    .toList();

            assertThat(asUser.get(0).status()).isEqualTo(200);
            assertThat(asUser).extracting(LiveService.Reply::status).contains(429);
            assertThat(fromAddress).extracting(LiveService.Reply::status).contains(200, 429);
            assertThat(fromAddress)
                    .filteredOn(reply -> reply.status() == 429)
                    .extracting(reply -> reply.header("Retry-After"))
                    .as("rounded up, never 0")
                    .containsOnly("1");
        }
    }

    private static LiveService.Reply signIn(LiveService service, long user, String forwardedFor) {
        return service.send(service.json("POST", "/session", "{\"user_id\":%d,\"user_key\":\"x\"}".formatted(user))
                .header("X-Forwarded-For", forwardedFor));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            send(socket, request);
            return answer(socket);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (SocketException reset) {
            // Hung up on while still sending: what came before that is the answer.
        }
        return text.toString();
    }
}
