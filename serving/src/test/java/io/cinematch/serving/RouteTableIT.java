package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.access.Access;
import io.cinematch.serving.access.SecretToken;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Asks every route of the table as everybody who might, on a service where users have to prove who they are. A route
 * that is not among the samples fails this, and so does one that lets in somebody else than its sample says.
 */
class RouteTableIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    static Path folder;

    private static final String ADMIN = "correct horse battery staple";
    private static final String READ = "only-reads";
    private static final String WRITE = "only-writes";
    private static final String METRICS = "only-metrics";

    private static LiveService service;
    private static long own;
    private static String session;

    @BeforeAll
    static void start() {
        SmallRelease.publish(REDIS.client(), "night1");
        service = new LiveService(REDIS.address(), folder, """
                serve {
                  auth { users = required, adminSecret = "%s", apiKeys = [%s, %s, %s] }
                  limits { perUser = 100000, perAddress = 100000, logins = 100000 }
                }
                """.formatted(
                        ADMIN, key(READ, "read"), key(WRITE, "write"), key(METRICS, "metrics")));
        LiveService.Reply joined = service.session("{}");
        own = joined.json().get("user_id").asLong();
        session = joined.cookie();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRouteIsAskedHereAndIsForWhomItSaysHere() {
        assertThat(service.routes())
                .extracting(route -> "%s %s %s".formatted(route.method(), route.path(), route.access()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(RouteSample.values()).map(RouteSample::line).toList());
    }

    @ParameterizedTest
    @MethodSource("forAnybody")
    void whatIsPublicNeedsNothing(RouteSample sample) {
        // Without a TMDB key there are no posters, and without a night no runs.
        boolean empty = sample == RouteSample.POSTER || sample == RouteSample.RUN;
        assertThat(status(about(sample, own)))
                .as(sample.line())
                .matches(status -> status < 300 || empty && status == 404);
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aUsersRouteNeedsCredentials(RouteSample sample) {
        LiveService.Reply reply = service.send(about(sample, own));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().get("remedy").asText()).contains("POST /session");
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aSessionActsForItsOwnUserAlone(RouteSample sample) {
        assertThat(status(about(sample, own).header("Cookie", session))).isEqualTo(200);
        for (long other : new long[] {1, 2, own + 1, own - 1, Long.MAX_VALUE}) {
            assertThat(status(about(sample, other).header("Cookie", session)))
                    .as("user %d", other)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aSessionThatHasEndedActsForNobody(RouteSample sample) {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        String ended = joined.cookie();
        service.send(service.request("/session").header("Cookie", ended).DELETE());

        assertThat(status(about(sample, user).header("Cookie", ended))).isEqualTo(401);
    }

    /** Whoever writes another user's id into their token has a token that is not stored. */
    @ParameterizedTest
    @MethodSource("forUsers")
    void aForgedSessionActsForNobody(RouteSample sample) {
        String random = session.split("\\.")[1];
        for (String forged : List.of("cm_session=1." + random, "cm_session=2." + "A".repeat(32))) {
            assertThat(status(about(sample, 1).header("Cookie", forged))).isBetween(401, 403);
        }
        for (String nonsense : List.of("cm_session=", "cm_session=x", "cm_session=\"1.2\"", "other=1")) {
            assertThat(status(about(sample, 1).header("Cookie", nonsense))).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void anApiKeyActsForAnyUserWithinItsScopes(RouteSample sample) {
        String right = sample.reads() ? READ : WRITE;
        String wrong = sample.reads() ? WRITE : READ;

        assertThat(status(about(sample, 2).header("Authorization", "Bearer " + right)))
                .isEqualTo(200);
        assertThat(status(about(sample, 2).header("Authorization", "Bearer " + wrong)))
                .isEqualTo(403);
        assertThat(status(about(sample, 2).header("Authorization", "Bearer " + METRICS)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void theAdminSecretDoesNotActForUsers(RouteSample sample) {
        assertThat(status(about(sample, 2).header("Authorization", "Bearer " + ADMIN)))
                .isEqualTo(403);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("forAdmins")
    void anAdminsRouteNeedsTheSecret(RouteSample sample) {
        assertThat(status(about(sample, own))).isEqualTo(401);
        assertThat(status(about(sample, own).header("Cookie", session))).isEqualTo(401);
        assertThat(status(about(sample, own).header("Authorization", "Bearer " + READ)))
                .isEqualTo(403);
        assertThat(status(about(sample, own).header("Authorization", "Bearer " + ADMIN)))
                .isNotIn(401, 403);
        assertThat(status(about(sample, own).header("Authorization", "Bearer " + METRICS)))
                .isEqualTo(sample.access() == Access.METRICS ? 200 : 403);
    }

    @ParameterizedTest
    @MethodSource("all")
    void credentialsThatOpenNothingAreToldSo(RouteSample sample) {
        for (String wrong : List.of("Bearer wrong", "Bearer ", "Bearer", "Basic dTpw", "Bearer " + ADMIN + "x", "")) {
            LiveService.Reply reply = service.send(about(sample, own).header("Authorization", wrong));
            assertThat(reply.status()).as(wrong).isEqualTo(401);
            assertThat(reply.response().body()).doesNotContain(ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatAnotherSiteSendsChangesNothing(RouteSample sample) {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"Origin", "https://127.0.0.1:" + service.port()},
            {"Origin", "http://127.0.0.1"}
        }) {
            LiveService.Reply reply =
                    service.send(about(sample, own).header("Cookie", session).header(header[0], header[1]));
            if (sample.reads()) {
                assertThat(reply.status()).isNotEqualTo(403);
                assertThat(reply.header("Access-Control-Allow-Origin"))
                        .as("nothing another site can read")
                        .isEmpty();
                assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            } else {
                assertThat(reply.status()).as(Arrays.toString(header)).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyAnswerHasTheHeaders(RouteSample sample) {
        headers(service.send(about(sample, own)));
        headers(service.send(about(sample, own).header("Authorization", "Bearer wrong")));
    }

    private static void headers(LiveService.Reply reply) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).contains("camera=()");
        assertThat(reply.header("Server")).isEmpty();
    }

    private static Stream<RouteSample> all() {
        return Stream.of(RouteSample.values());
    }

    private static Stream<RouteSample> forAnybody() {
        return all().filter(sample -> sample.access() == Access.PUBLIC);
    }

    private static Stream<RouteSample> forUsers() {
        return all().filter(sample -> sample.access() == Access.USER);
    }

    private static Stream<RouteSample> forAdmins() {
        return all().filter(sample -> sample.access() == Access.ADMIN || sample.access() == Access.METRICS);
    }

    private static HttpRequest.Builder about(RouteSample sample, long user) {
        return sample.about(service, user);
    }

    private static int status(HttpRequest.Builder request) {
        return service.send(request).status();
    }

    private static String key(String key, String scope) {
        return "{ name = %s, sha256 = %s, scopes = [%s] }".formatted(key, new SecretToken(key).sha256(), scope);
    }
}
