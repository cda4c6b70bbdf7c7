package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests no client of good will sends: each is told as a problem of its sender's, with every header of ours. */
class HostileRequestIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1").with("serve.limits.logins = 100000");

    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/%00/stats",
                "/user/1%00/stats",
                "/user/1%0D%0ASet-Cookie:%20a=b/stats",
                "/user/1%2F2/stats",
                "/user/%2e%2e/stats",
                "/user/%252e/stats",
                "/user/1;x=1/stats",
                "/user/١/stats",
                "/user/%EF%BC%91/stats",
                "/user/9223372036854775808/stats",
                "/user/18446744073709551617/stats",
                "/user/+1/stats",
                "/user/0x1/stats",
                "/user/1%C0%AF/stats",
                "//user/1/stats",
                "/user//stats",
                "/recommend?user_id=1&n=0",
                "/recommend?user_id=1&n=%00",
                "/recommend?user_id=1%0D%0AX:1",
                "/recommend?user_id=1&n=1e1",
                "/recommend?user_id=1&n=2147483648",
                "/recommend?user_id=%ZZ",
                "/recommend?user_id=1&%00=1",
                "/movies/search?q=%00",
                "/movies/%F0%9F%8D%BF",
                "/..;/metrics"
            })
    void anAddressThatCannotBeMeantIsTheSendersProblem(String path) throws IOException {
        problem(raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PATCH", "PUT", "PROPFIND", "get", "X"})
    void otherMethodsAreToldSo(String method) throws IOException {
        problem(raw(
                "%s /recommend?user_id=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /recommend HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /recommend HTTP/1.1\r\nHost: local host\r\nConnection: close\r\n\r\n",
                "GET /recommend HTTP/1.1\r\nHost: localhost\r\n folded: 1\r\nConnection: close\r\n\r\n",
                "GET /recommend HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\nConnection: close\r\n\r\n",
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9223372036854775808\r\nConnection: close\r\n\r\n",
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{}",
                "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"
            })
    void whatIsHardlyHttpIsToldSo(String request) throws IOException {
        problem(raw(request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{\"user_id\":0}",
                "{\"user_id\":-1}",
                "{\"user_id\":\"1\"}",
                "{\"user_id\":1.5}",
                "{\"user_id\":9223372036854775808}",
                "{\"user_id\":1e309}",
                "{\"user_key\":\"x\"}",
                "{\"user_id\":1,\"user_key\":7}",
                "{\"user_id\":1,\"user_key\":[\"x\"]}",
                "{\"user_id\":1,\"user_id\":2}",
                "{\"admin\":true}",
                "{} {}",
                "{\"user_id\":{\"a\":1}}"
            })
    void aBadBodyOfASessionIsA400(String body) {
        assertThat(service.send(service.json("POST", "/session", body)).status())
                .isEqualTo(400);
    }

    @Test
    void aTextOrNumberOrNameOfAHugeLengthIsA400() {
        for (String body : List.of(
                "{\"user_id\":1,\"user_key\":\"%s\"}".formatted("x".repeat(5000)),
                "{\"user_id\":%s}".formatted("1".repeat(5000)),
                "{\"user_id\":1e%s}".formatted("9".repeat(5000)),
                "{\"%s\":1}".formatted("x".repeat(5000)),
                "[".repeat(30_000))) {
            assertThat(service.send(service.json("POST", "/session", body)).status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void aBodyInAnotherEncodingIsToldClearly(String charset) {
        LiveService.Reply reply = service.send(service.request("/rate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}"
                        .getBytes(Charset.forName(charset)))));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isEqualTo("The body is not text in UTF-8.");
    }

    @Test
    void aUserIdOfNullIsToldClearly() {
        LiveService.Reply reply = service.post("{\"user_id\":null,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).startsWith("The body does not fit: user_id is missing, null");
    }

    @Test
    void headIsGetWithoutABody() throws IOException {
        String get = raw("GET /recommend?user_id=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String head = raw("HEAD /recommend?user_id=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
        assertThat(header(head, "Content-Type")).isEqualTo("application/json");
        assertThat(raw("HEAD /recommend?user_id=0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void whatIsSentCannotStartALineOfTheLog() throws IOException {
        raw("GET /user/1%0D%0Aforged%0Aentry/stats HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a%0Aforged\r\n"
                + "User-Agent: forged\r\nConnection: close\r\n\r\n");
        Path logs = Path.of(System.getProperty("cinematch.logs"));
        if (Files.exists(logs)) {
            try (var files = Files.list(logs)) {
                for (Path log : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readAllLines(log)).noneMatch(line -> line.startsWith("forged"));
                }
            }
        }
    }

    /** Not a failure of ours, though its status begins with a 5. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/0.9\r\n\r\n", "GET /recommend HTTP/3.0\r\nHost: localhost\r\n\r\n"})
    void anotherVersionOfHttpIsToldSo(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 505").contains("urn:cinematch:problem:invalid-request");
        ourHeaders(answer);
    }

    private static void problem(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4");
        ourHeaders(answer);
    }

    private static void ourHeaders(String answer) {
        assertThat(answer).doesNotContainIgnoringCase("jetty", "javalin", "<html", "Exception");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Request-Id")).matches("[0-9a-z]{1,13}");
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Server")).isEmpty();
        assertThat(header(answer, "Set-Cookie")).isEmpty();
        assertThat(answer).contains("\"remedy\":");
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
