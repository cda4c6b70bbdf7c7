package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    @RegisterExtension
    static final RunningService RUNNING = RunningService.forAll("night1");

    private final LiveService service = RUNNING.service();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recommend",
                "/recommend?user_id=",
                "/recommend?user_id=0",
                "/recommend?user_id=-1",
                "/recommend?user_id=%2B1",
                "/recommend?user_id=1.0",
                "/recommend?user_id=1e3",
                "/recommend?user_id=abc",
                "/recommend?user_id=%D9%A1",
                "/recommend?user_id=9223372036854775808",
                "/recommend?user_id=99999999999999999999999999",
                "/recommend?user_id=1&user_id=2",
                "/recommend?user_id=1&n=0",
                "/recommend?user_id=1&n=101",
                "/recommend?user_id=1&n=",
                "/recommend?user_id=1&n=ten",
                "/recommend?user_id=1&n=1&n=2",
                "/movies/popular?n=-1",
                "/user/x/stats",
                "/user/0/stats",
                "/user/1%0D%0AX-Evil:1/stats"
            })
    void aBadAddressIsA400(String path) {
        problem(service.get(path), 400, "urn:cinematch:problem:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"user_id\":1}",
                "{\"user_id\":1,\"ratings\":null}",
                "{\"user_id\":1,\"ratings\":[]}",
                "{\"user_id\":1,\"ratings\":{}}",
                "{\"user_id\":1,\"ratings\":[null]}",
                "{\"user_id\":1,\"ratings\":[{}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10}]}",
                "{\"user_id\":1,\"ratings\":[{\"rating\":4}]}",
                "{\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":0,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":-1,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":1.5,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":\"1\",\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":null,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":9223372036854775808,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":11,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":-10,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10.5,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":4294967306,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":\"10\",\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":0}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":0.7}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":5.5}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":-1}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4.5000001}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":1e309}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":NaN}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":\"NaN\"}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":\"4\"}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":true}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":null}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4,\"rating\":5}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4},{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4,\"x\":1}]}",
                "{\"user_id\":1,\"admin\":true,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4}]} {}",
                "{\"user_id\":1,\"ratings\":[{\"movie_id\":10,\"rating\":4}]",
                "{\"user_id\":1,\"ratings\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{'user_id':1}",
                "user_id=1&movie_id=10&rating=4"
            })
    void aBadBodyIsA400(String body) {
        problem(service.post(body), 400, "urn:cinematch:problem:invalid-request");
    }

    @Test
    void ofARequestThatIsPartlyBadNothingIsKept() {
        String body = "{\"user_id\":31,\"ratings\":[{\"movie_id\":10,\"rating\":4},{\"movie_id\":20,\"rating\":4.2}]}";

        LiveService.Reply reply = service.post(body);

        assertThat(reply.json().get("detail").asText()).isEqualTo("ratings[1].rating is not a number of half stars.");
        assertThat(service.get("/user/31/stats").json().get("ratings_total").asInt())
                .isZero();
    }

    @Test
    void aHundredRatingsAreFineAndOneMoreIsNot() {
        assertThat(service.post(ratings(100)).json().get("changed").asInt()).isEqualTo(100);
        problem(service.post(ratings(101)), 400, "urn:cinematch:problem:invalid-request");
    }

    @Test
    void aLargeBodyIsRefusedWhetherItTellsItsLengthOrNot() {
        String large = ratings(1) + " ".repeat(70_000);

        problem(service.post(large), 413, "urn:cinematch:problem:too-large");
        problem(
                service.send(service.request("/rate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))),
                413,
                "urn:cinematch:problem:too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json;charset=utf-16",
        "application/jsonx"
    })
    void onlyJsonIsTaken(String contentType) {
        problem(
                service.send(service.request("/rate")
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(ratings(1)))),
                415,
                "urn:cinematch:problem:unsupported-media-type");
    }

    @Test
    void anUndeclaredBodyIsNotJson() {
        problem(
                service.send(service.request("/rate").POST(BodyPublishers.ofString(ratings(1)))),
                415,
                "urn:cinematch:problem:unsupported-media-type");
    }

    @Test
    void anUnknownAddressSaysWhatThereIs() {
        LiveService.Reply reply = service.get("/nothing/here");

        problem(reply, 404, "urn:cinematch:problem:not-found");
        assertThat(reply.json().get("instance").asText()).isEqualTo("/nothing/here");
        assertThat(reply.json().get("remedy").asText()).contains("/openapi.json");
    }

    @Test
    void aWrongMethodSaysWhichOnesWork() {
        LiveService.Reply reply = service.get("/rate");

        problem(reply, 405, "urn:cinematch:problem:method-not-allowed");
        assertThat(reply.header("Allow")).contains("POST");
        problem(service.send(service.request("/recommend").DELETE()), 405, "urn:cinematch:problem:method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /user/%00/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a/%2e%2e/recommend HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /recommend HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /recommend HTTP/1.1\r\nHost: x\r\nno colon\r\nConnection: close\r\n\r\n",
                "GET /recommend%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void whatJettyRefusesItselfIsAProblemToo(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .contains("\"remedy\":")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("<html");
    }

    @Test
    void anAddressOf64KilobytesIsAProblem() throws IOException {
        assertThat(raw("GET /" + "x".repeat(65_536) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("\"remedy\":");
    }

    /** DNS rebinding: a page of another site that calls the service by a name of its own, resolved to 127.0.0.1. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example"})
    void aCallByAnotherNameIsRefused(String host) throws IOException {
        assertThat(raw("GET /movies/popular HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .contains("urn:cinematch:problem:misdirected")
                .containsIgnoringCase("X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"})
    void aCallByItsOwnNameIsAnswered(String host) throws IOException {
        assertThat(raw("GET /movies/popular HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    /** A kubelet and a load balancer know a service by its address alone. */
    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void whetherItIsWellIsToldUnderAnyName(String probe) throws IOException {
        assertThat(raw("GET " + probe + " HTTP/1.1\r\nHost: 10.1.2.3:8080\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String ratings(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(k -> "{\"movie_id\":%d,\"rating\":4}".formatted(10 * k))
                .collect(Collectors.joining(",", "{\"user_id\":44,\"ratings\":[", "]}"));
    }

    private static void problem(LiveService.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.json().get("type").asText()).isEqualTo(type);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        for (String field : new String[] {"title", "detail", "instance", "remedy"}) {
            assertThat(reply.json().get(field).asText()).as(field).isNotBlank();
        }
        assertThat(reply.response().body()).doesNotContain("io.cinematch", "jackson", "java.");
    }
}
