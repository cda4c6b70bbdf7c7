package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SessionIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final String REQUIRED = "serve { auth.users = required, limits.logins = 1000 }";
    private static final String OPEN = "serve.limits.logins = 1000";

    @TempDir
    Path folder;

    private LiveService service;

    @BeforeEach
    void start() {
        REDIS.client().flushAll();
        SmallRelease.publish(REDIS.client(), "night1");
        service = new LiveService(REDIS.address(), folder, REQUIRED);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void somebodyNewGetsAnIdOfTheirOwnAndASession() {
        LiveService.Reply joined = session("{}");

        assertThat(joined.status()).isEqualTo(201);
        long user = joined.json().get("user_id").asLong();
        assertThat(user).isBetween(100_000L, 999_999L);
        assertThat(joined.json().get("user_key").asText()).matches("[A-Za-z0-9_-]{32}");
        assertThat(joined.json().get("data_set").asBoolean()).isFalse();
        assertThat(joined.json().get("expires_at").asText()).endsWith("Z");
        assertThat(rate(user, cookie(joined)).status()).isEqualTo(200);
        assertThat(with(cookie(joined), "/user/" + user + "/stats")
                        .json()
                        .get("ratings_total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theCookieCannotBeReadByScriptsNorSentByOtherSites() {
        String header = session("{}").header("Set-Cookie");

        assertThat(header)
                .matches("cm_session=[0-9]{6}\\.[A-Za-z0-9_-]{32};.*")
                .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=86400")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void behindTlsTheCookieIsSecureAndTlsIsToBeUsedFromNowOn() {
        restart("serve { tls = true, auth.users = required }");
        LiveService.Reply joined = session("{}");

        assertThat(joined.header("Set-Cookie")).contains("; Secure");
        assertThat(joined.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(service.get("/nothing").header("Strict-Transport-Security")).isNotEmpty();
    }

    @Test
    void neitherTokensNorKeysAreStored() {
        LiveService.Reply joined = session("{}");
        String token = cookie(joined).replace("cm_session=", "");
        String key = joined.json().get("user_key").asText();

        for (String name : REDIS.client().keys("*")) {
            String type = REDIS.client().type(name);
            String value = type.equals("hash")
                    ? REDIS.client().hgetAll(name).toString()
                    : type.equals("zset") ? REDIS.client().zrange(name, 0, -1).toString() : "";
            assertThat(name + value).doesNotContain(token, token.split("\\.")[1], key);
        }
    }

    @Test
    void theKeyLetsThemBackIn() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply back =
                session(signIn(user, joined.json().get("user_key").asText()));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.json().get("user_id").asLong()).isEqualTo(user);
        assertThat(back.json().has("user_key")).as("told once").isFalse();
        assertThat(cookie(back)).isNotEqualTo(cookie(joined));
        assertThat(with(cookie(back), "/user/" + user + "/stats").status()).isEqualTo(200);
        assertThat(with(cookie(joined), "/user/" + user + "/stats").status())
                .as("another browser stays signed in")
                .isEqualTo(200);
    }

    /** Session fixation: a token that somebody else planted must not be the one that counts after signing in. */
    @Test
    void aTokenSentAlongWhenSigningInEnds() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply back = service.send(service.json(
                        "POST",
                        "/session",
                        signIn(user, joined.json().get("user_key").asText()))
                .header("Cookie", cookie(joined)));

        assertThat(back.status()).isEqualTo(200);
        assertThat(with(cookie(joined), "/user/" + user + "/stats").status()).isEqualTo(401);
        assertThat(with(cookie(back), "/user/" + user + "/stats").status()).isEqualTo(200);
    }

    @Test
    void aWrongKeyAndAnUnknownUserGetTheSameAnswer() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply wrong = session(signIn(user, "A".repeat(32)));

        for (String body : List.of(
                signIn(user + 1, "A".repeat(32)),
                signIn(1, "A".repeat(32)),
                signIn(user, ""),
                "{\"user_id\":%d}".formatted(user),
                "{\"user_id\":1}")) {
            LiveService.Reply reply = session(body);
            assertThat(reply.status()).as(body).isEqualTo(401);
            assertThat(reply.response().body()).isEqualTo(wrong.response().body());
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply out = service.send(
                service.request("/session").header("Cookie", cookie(joined)).DELETE());

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("cm_session=;", "Expires=Thu, 01 Jan 1970");
        assertThat(with(cookie(joined), "/user/" + user + "/stats").status()).isEqualTo(401);
        assertThat(service.send(service.request("/session")
                                .header("Cookie", cookie(joined))
                                .DELETE())
                        .status())
                .as("again")
                .isEqualTo(204);
        assertThat(service.send(service.request("/session").DELETE()).status()).isEqualTo(204);
    }

    @Test
    void whoAmI() {
        LiveService.Reply joined = session("{}");
        LiveService.Reply me = with(cookie(joined), "/session");

        assertThat(me.json().get("signed_in").asBoolean()).isTrue();
        assertThat(me.json().get("user_id")).isEqualTo(joined.json().get("user_id"));
        assertThat(me.json().has("expires_at")).isTrue();
        assertThat(me.json().has("user_key")).isFalse();
        assertThat(service.get("/session").response().body()).isEqualTo("{\"signed_in\":false}");
        assertThat(with("cm_session=123456." + "A".repeat(32), "/session")
                        .response()
                        .body())
                .isEqualTo("{\"signed_in\":false}");
    }

    @Test
    void useRenewsASessionAndItsCookie() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        String key =
                REDIS.client().keys(Keys.ofUser(user) + "session:*").iterator().next();

        assertThat(with(cookie(joined), "/recommend?user_id=" + user).header("Set-Cookie"))
                .as("not at every use")
                .isEmpty();
        REDIS.client().pexpire(key, 3_600_000);
        LiveService.Reply used = with(cookie(joined), "/recommend?user_id=" + user);
        assertThat(used.header("Set-Cookie")).startsWith(cookie(joined)).contains("Max-Age=86400");
        assertThat(REDIS.client().pttl(key)).isGreaterThan(86_000_000);
    }

    @Test
    void aSessionThatWasNotUsedForADayHasEnded() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        REDIS.client()
                .pexpire(
                        REDIS.client()
                                .keys(Keys.ofUser(user) + "session:*")
                                .iterator()
                                .next(),
                        0);

        LiveService.Reply reply = with(cookie(joined), "/recommend?user_id=" + user);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().get("detail").asText()).isEqualTo("The session has ended.");
    }

    @Test
    void anOpenServiceLetsAnybodyTryAUserOfTheDataSet() {
        restart(OPEN);
        LiveService.Reply in = session("{\"user_id\":1}");

        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().get("data_set").asBoolean()).isTrue();
        assertThat(with(cookie(in), "/recommend?user_id=1").json().get("source").asText())
                .isEqualTo("precomputed");
        assertThat(with(cookie(in), "/recommend?user_id=2").status())
                .as("but then as that one alone")
                .isEqualTo(403);
        assertThat(session("{\"user_id\":777}").status()).as("no such user").isEqualTo(401);
    }

    @Test
    void alsoOnAnOpenServiceWhoJoinedNeedsTheirKey() {
        restart(OPEN);
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();

        assertThat(session("{\"user_id\":%d}".formatted(user)).status()).isEqualTo(401);
        assertThat(session(signIn(user, joined.json().get("user_key").asText())).status())
                .isEqualTo(200);
    }

    @Test
    void onAnOpenServiceAnEndedSessionIsAsGoodAsNone() {
        restart(OPEN);
        assertThat(with("cm_session=1." + "A".repeat(32), "/recommend?user_id=1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutAReleaseItIsNotKnownWhichIdsAreFree() {
        REDIS.client().flushAll();
        restart(REQUIRED);
        assertThat(session("{}").status()).isEqualTo(503);
    }

    @Test
    void withoutRedisNobodyGetsInAndNobodysDataGetsOut() {
        LiveService.Reply joined = session("{}");
        long user = joined.json().get("user_id").asLong();
        REDIS.stop();
        try {
            assertThat(session("{}").status()).isEqualTo(503);
            assertThat(with(cookie(joined), "/session").status()).isEqualTo(503);
            assertThat(service.send(service.request("/session")
                                    .header("Cookie", cookie(joined))
                                    .DELETE())
                            .status())
                    .isEqualTo(503);
            assertThat(with(cookie(joined), "/user/" + user + "/stats").status())
                    .isEqualTo(503);
            LiveService.Reply list = with(cookie(joined), "/recommend?user_id=" + user);
            assertThat(list.json().get("degraded").asBoolean()).isTrue();
            assertThat(with(cookie(joined), "/recommend?user_id=1").status()).isEqualTo(403);
            assertThat(service.get("/recommend?user_id=1").status()).isEqualTo(401);
        } finally {
            REDIS.start();
            REDIS.client().getPool().clear();
        }
    }

    private void restart(String conf) {
        service.close();
        service = new LiveService(REDIS.address(), folder, conf);
    }

    private LiveService.Reply session(String body) {
        return service.send(service.json("POST", "/session", body));
    }

    private LiveService.Reply rate(long user, String cookie) {
        HttpRequest.Builder request = service.json(
                "POST", "/rate", "{\"user_id\":%d,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}".formatted(user));
        return service.send(request.header("Cookie", cookie));
    }

    private LiveService.Reply with(String cookie, String path) {
        return service.send(service.request(path).header("Cookie", cookie));
    }

    private static String signIn(long user, String key) {
        return "{\"user_id\":%d,\"user_key\":\"%s\"}".formatted(user, key);
    }

    private static String cookie(LiveService.Reply reply) {
        Matcher cookie = Pattern.compile("cm_session=[^;]+").matcher(reply.header("Set-Cookie"));
        assertThat(cookie.find()).isTrue();
        return cookie.group();
    }
}
