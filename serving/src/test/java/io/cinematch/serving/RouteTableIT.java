package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.access.Access;
import io.cinematch.serving.access.SecretToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    /** A request for each route; U stands for the user it is about. */
    private enum Sample {
        HOME("GET", "/", "/", "", Access.PUBLIC),
        FILM("GET", "/film/{id}", "/film/10", "", Access.PUBLIC),
        PROFILE("GET", "/me", "/me", "", Access.PUBLIC),
        TRY("GET", "/what-if", "/what-if", "", Access.PUBLIC),
        LAB("GET", "/lab", "/lab", "", Access.PUBLIC),
        ASSET("GET", "/assets/{version}/<file>", "/assets/any/js/main.mjs", "", Access.PUBLIC),
        RECOMMEND("GET", "/recommend", "/recommend?user_id=U", "", Access.USER),
        VISIT("POST", "/recommend", "/recommend", "{\"ratings\":[]}", Access.PUBLIC),
        WHAT_IF(
                "POST",
                "/recommend/what-if",
                "/recommend/what-if",
                "{\"user_id\":U,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}",
                Access.USER),
        EXPLAIN("GET", "/explain", "/explain?user_id=U&movie_id=900", "", Access.USER),
        RATE("POST", "/rate", "/rate", "{\"user_id\":U,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}", Access.USER),
        TAKE_BACK("DELETE", "/rate", "/rate?user_id=U&movie_id=10", "", Access.USER),
        STATS("GET", "/user/{id}/stats", "/user/U/stats", "", Access.USER),
        HISTORY("GET", "/user/{id}/ratings", "/user/U/ratings", "", Access.USER),
        EXPORT("GET", "/user/{id}/ratings.csv", "/user/U/ratings.csv", "", Access.USER),
        FORGET("DELETE", "/user/{id}", "/user/U", "", Access.USER),
        JOIN("POST", "/session", "/session", "{}", Access.PUBLIC),
        WHO_AM_I("GET", "/session", "/session", "", Access.PUBLIC),
        SIGN_OUT("DELETE", "/session", "/session", "", Access.PUBLIC),
        POPULAR("GET", "/movies/popular", "/movies/popular", "", Access.PUBLIC),
        ONBOARDING("GET", "/movies/onboarding", "/movies/onboarding", "", Access.PUBLIC),
        SEARCH("GET", "/movies/search", "/movies/search?q=movie", "", Access.PUBLIC),
        KINDS("GET", "/movies/kinds", "/movies/kinds", "", Access.PUBLIC),
        MOVIE("GET", "/movies/{id}", "/movies/10", "", Access.PUBLIC),
        SIMILAR("GET", "/movies/{id}/similar", "/movies/10/similar", "", Access.PUBLIC),
        POSTER("GET", "/movies/{id}/poster", "/movies/10/poster", "", Access.PUBLIC),
        RUNS("GET", "/lab/runs", "/lab/runs", "", Access.PUBLIC),
        RUN("GET", "/lab/runs/{id}", "/lab/runs/latest", "", Access.PUBLIC),
        RELEASE_HISTORY("GET", "/lab/releases", "/lab/releases", "", Access.PUBLIC),
        RELEASES("GET", "/releases", "/releases", "", Access.ADMIN),
        ACTIVATE("POST", "/releases/{id}/activate", "/releases/night1/activate", "{}", Access.ADMIN),
        METRICS_PAGE("GET", "/metrics", "/metrics", "", Access.METRICS),
        OPENAPI("GET", "/openapi.json", "/openapi.json", "", Access.PUBLIC),
        DOCS("GET", "/docs", "/docs", "", Access.PUBLIC),
        DOCS_PART("GET", "/docs/{file}", "/docs/docs.js", "", Access.PUBLIC),
        LIVE("GET", "/live", "/live", "", Access.PUBLIC),
        READY("GET", "/ready", "/ready", "", Access.PUBLIC);

        private final String method;
        private final String route;
        private final String path;
        private final String body;
        private final Access access;

        Sample(String method, String route, String path, String body, Access access) {
            this.method = method;
            this.route = route;
            this.path = path;
            this.body = body;
            this.access = access;
        }

        String line() {
            return "%s %s %s".formatted(method, route, access);
        }

        HttpRequest.Builder about(long user) {
            String id = Long.toString(user);
            HttpRequest.Builder request = service.request(path.replace("U", id));
            return body.isEmpty()
                    ? request.method(method, BodyPublishers.noBody())
                    : request.header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body.replace("U", id)));
        }

        boolean reads() {
            return method.equals("GET");
        }
    }

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
                        Stream.of(Sample.values()).map(Sample::line).toList());
    }

    @ParameterizedTest
    @MethodSource("forAnybody")
    void whatIsPublicNeedsNothing(Sample sample) {
        // Without a TMDB key there are no posters, and without a night no runs.
        boolean empty = sample == Sample.POSTER || sample == Sample.RUN;
        assertThat(status(sample.about(own)))
                .as(sample.line())
                .matches(status -> status < 300 || empty && status == 404);
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aUsersRouteNeedsCredentials(Sample sample) {
        LiveService.Reply reply = service.send(sample.about(own));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().get("remedy").asText()).contains("POST /session");
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aSessionActsForItsOwnUserAlone(Sample sample) {
        assertThat(status(sample.about(own).header("Cookie", session))).isEqualTo(200);
        for (long other : new long[] {1, 2, own + 1, own - 1, Long.MAX_VALUE}) {
            assertThat(status(sample.about(other).header("Cookie", session)))
                    .as("user %d", other)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void aSessionThatHasEndedActsForNobody(Sample sample) {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        String ended = joined.cookie();
        service.send(service.request("/session").header("Cookie", ended).DELETE());

        assertThat(status(sample.about(user).header("Cookie", ended))).isEqualTo(401);
    }

    /** Whoever writes another user's id into their token has a token that is not stored. */
    @ParameterizedTest
    @MethodSource("forUsers")
    void aForgedSessionActsForNobody(Sample sample) {
        String random = session.split("\\.")[1];
        for (String forged : List.of("cm_session=1." + random, "cm_session=2." + "A".repeat(32))) {
            assertThat(status(sample.about(1).header("Cookie", forged))).isBetween(401, 403);
        }
        for (String nonsense : List.of("cm_session=", "cm_session=x", "cm_session=\"1.2\"", "other=1")) {
            assertThat(status(sample.about(1).header("Cookie", nonsense))).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void anApiKeyActsForAnyUserWithinItsScopes(Sample sample) {
        String right = sample.reads() ? READ : WRITE;
        String wrong = sample.reads() ? WRITE : READ;

        assertThat(status(sample.about(2).header("Authorization", "Bearer " + right)))
                .isEqualTo(200);
        assertThat(status(sample.about(2).header("Authorization", "Bearer " + wrong)))
                .isEqualTo(403);
        assertThat(status(sample.about(2).header("Authorization", "Bearer " + METRICS)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("forUsers")
    void theAdminSecretDoesNotActForUsers(Sample sample) {
        assertThat(status(sample.about(2).header("Authorization", "Bearer " + ADMIN)))
                .isEqualTo(403);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("forAdmins")
    void anAdminsRouteNeedsTheSecret(Sample sample) {
        assertThat(status(sample.about(own))).isEqualTo(401);
        assertThat(status(sample.about(own).header("Cookie", session))).isEqualTo(401);
        assertThat(status(sample.about(own).header("Authorization", "Bearer " + READ)))
                .isEqualTo(403);
        assertThat(status(sample.about(own).header("Authorization", "Bearer " + ADMIN)))
                .isNotIn(401, 403);
        assertThat(status(sample.about(own).header("Authorization", "Bearer " + METRICS)))
                .isEqualTo(sample.access == Access.METRICS ? 200 : 403);
    }

    @ParameterizedTest
    @MethodSource("all")
    void credentialsThatOpenNothingAreToldSo(Sample sample) {
        for (String wrong : List.of("Bearer wrong", "Bearer ", "Bearer", "Basic dTpw", "Bearer " + ADMIN + "x", "")) {
            LiveService.Reply reply = service.send(sample.about(own).header("Authorization", wrong));
            assertThat(reply.status()).as(wrong).isEqualTo(401);
            assertThat(reply.response().body()).doesNotContain(ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatAnotherSiteSendsChangesNothing(Sample sample) {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"Origin", "https://127.0.0.1:" + service.port()},
            {"Origin", "http://127.0.0.1"}
        }) {
            LiveService.Reply reply =
                    service.send(sample.about(own).header("Cookie", session).header(header[0], header[1]));
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
    void everyAnswerHasTheHeaders(Sample sample) {
        headers(service.send(sample.about(own)));
        headers(service.send(sample.about(own).header("Authorization", "Bearer wrong")));
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

    private static Stream<Sample> all() {
        return Stream.of(Sample.values());
    }

    private static Stream<Sample> forAnybody() {
        return all().filter(sample -> sample.access == Access.PUBLIC);
    }

    private static Stream<Sample> forUsers() {
        return all().filter(sample -> sample.access == Access.USER);
    }

    private static Stream<Sample> forAdmins() {
        return all().filter(sample -> sample.access == Access.ADMIN || sample.access == Access.METRICS);
    }

    private static int status(HttpRequest.Builder request) {
        return service.send(request).status();
    }

    private static String key(String key, String scope) {
        return "{ name = %s, sha256 = %s, scopes = [%s] }".formatted(key, new SecretToken(key).sha256(), scope);
    }
}
