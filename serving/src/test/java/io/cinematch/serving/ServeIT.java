package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    @Test
    void printsOneLineAndEndsWithZeroWhenAsked() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");
        try (ServeProcess serve = start("--port", "0")) {
            assertThat(serve.line())
                    .matches(
                            "Serving release night1, variant two-heads, at http://127\\.0\\.0\\.1:\\d+ \\(Ctrl-C stops\\)");
            serve.terminate();

            assertThat(serve.exitCode()).isZero();
            assertThat(serve.rest()).isEmpty();
            assertThat(Files.readString(folder.resolve("logs/serving.log"))).contains("night1", "stopped");
        }
    }

    @Test
    void examplesAreThreeRequestsToTry() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");
        try (ServeProcess serve = start("--port", "0", "--examples")) {
            serve.line();
            assertThat(serve.line()).contains("curl", "/recommend?user_id=1&n=5");
            assertThat(serve.line()).contains("curl", "/rate").endsWith("\\");
            assertThat(serve.line()).contains("\"movie_id\":610");
            assertThat(serve.line()).contains("curl", "/user/1/stats");
        }
    }

    @Test
    void startsWithoutAReleaseAndSaysHowToGetOne() throws Exception {
        try (ServeProcess serve = start("--port", "0")) {
            assertThat(serve.line()).contains("no release of variant two-heads yet, run ./cinematch nightly");
        }
    }

    @Test
    void aRequestInFlightIsFinishedBeforeTheProcessEnds() throws Exception {
        SmallRelease.publish(REDIS.client(), "night1");
        String body = "{\"user_id\":900,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}";
        try (ServeProcess serve = start("--port", "0")) {
            int port = serve.port();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                OutputStream out = socket.getOutputStream();
                out.write(
                        "POST /rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n"
                                .formatted(body.length())
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                // The service asks for the body once the request is being worked on.
                assertThat(new String(in.readNBytes(25), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 100");
                serve.terminate();
                Eventually.until("no new connections are taken", () -> !accepts(port));
                out.write(body.getBytes(StandardCharsets.US_ASCII));

                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200")
                        .contains("\"changed\":1");
            }
            assertThat(serve.exitCode()).isZero();
        }
        assertThat(REDIS.client().hexists(Keys.live(900), "10")).isTrue();
    }

    @Test
    void startsAndStopsTheRedisThatComesWithIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = Map.of("CINEMATCH_REDIS_URL", "redis://127.0.0.1:" + port);
        try (ServeProcess serve = new ServeProcess(folder, environment, "--port", "0")) {
            assertThat(serve.line()).startsWith("Serving");
            assertThat(accepts(port)).isTrue();
            serve.terminate();

            assertThat(serve.exitCode()).isZero();
            assertThat(accepts(port)).isFalse();
        }
    }

    @Test
    void refusesAnAddressThatOthersCanReach() throws Exception {
        try (ServeProcess serve = start("--host", "0.0.0.0")) {
            assertThat(serve.exitCode()).isEqualTo(3);
            assertThat(serve.rest())
                    .contains("Refusing to listen at 0.0.0.0")
                    .contains("serve.auth.users = required")
                    .contains("serve.auth.adminSecret", "CINEMATCH_SERVE_AUTH_ADMIN_SECRET")
                    .contains("serve.names")
                    .contains("or use 127.0.0.1");
        }
    }

    @Test
    void listensAnywhereOnceUsersAndAdminsHaveToProveThemselves() throws Exception {
        Map<String, String> environment = Map.of(
                "CINEMATCH_REDIS_URL", REDIS.address().toString(),
                "CINEMATCH_SERVE_AUTH_USERS", "required",
                "CINEMATCH_SERVE_AUTH_ADMIN_SECRET", "correct horse battery staple",
                "CINEMATCH_SERVE_NAMES", "movies.example");
        try (ServeProcess serve = new ServeProcess(folder, environment, "--host", "0.0.0.0", "--port", "0")) {
            assertThat(serve.line()).startsWith("Serving").contains("at http://0.0.0.0:");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                ServeProcess serve = start("--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(serve.exitCode()).isEqualTo(3);
            assertThat(serve.rest()).contains("the port is taken").contains("--port");
        }
    }

    @Test
    void takesSettingsFromFilesInTheEnvironmentAndThenFromOptions() throws Exception {
        Path first = Files.writeString(folder.resolve("first.conf"), "serve.minRatings = 0\nserve.port = -1");
        Path second = Files.writeString(
                folder.resolve("second.conf"), "serve.minRatings = 3\npublish.variants = [als]\nserve.variant = als");
        Path third = Files.writeString(folder.resolve("third.conf"), "serve.port = 0");
        Map<String, String> environment =
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString(), "CINEMATCH_CONF", first + "," + second);
        try (ServeProcess serve = new ServeProcess(folder, environment, "--conf", third.toString())) {
            assertThat(serve.line()).contains("no release of variant als yet");
        }
    }

    @Test
    void makesAnApiKeyThatTheSettingItPrintsLetsIn() throws Exception {
        String printed;
        try (ServeProcess serve = start("--make-key", "web", "--scopes", "read")) {
            printed = serve.rest();
            assertThat(serve.exitCode()).isZero();
        }
        Matcher parts = Pattern.compile("(?s)  ([A-Za-z0-9_-]{32})\n.*(\\{ name = web, .*})")
                .matcher(printed);
        assertThat(parts.find()).as(printed).isTrue();
        SmallRelease.publish(REDIS.client(), "night1");
        String conf = "serve.auth { users = required, apiKeys = [%s] }".formatted(parts.group(2));
        try (LiveService service = new LiveService(REDIS.address(), folder, conf)) {
            assertThat(service.send(service.request("/recommend?user_id=1")
                                    .header("Authorization", "Bearer " + parts.group(1)))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anApiKeyNeedsANameAndScopesThatExist() throws Exception {
        for (String[] args : new String[][] {
            {"--make-key", "a b"},
            {"--make-key", "web", "--scopes", "everything"}
        }) {
            try (ServeProcess serve = start(args)) {
                assertThat(serve.rest()).contains("Usage:");
                assertThat(serve.exitCode()).isEqualTo(2);
            }
        }
    }

    @Test
    void helpShowsExamples() throws Exception {
        try (ServeProcess serve = start("--help")) {
            assertThat(serve.rest())
                    .contains("--conf", "--host", "--port", "--examples", "Examples:", "cinematch serve");
            assertThat(serve.exitCode()).isZero();
        }
    }

    private ServeProcess start(String... args) throws Exception {
        return new ServeProcess(
                folder, Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString()), args);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
