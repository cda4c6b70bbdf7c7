package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionIT {
    private static final String REQUIRED = "serve { auth.users = required, limits.logins = 1000 }";

    @RegisterExtension
    static final RunningService RUNNING = RunningService.forEach("night1").with(REQUIRED);

    private static final RealRedis REDIS = RUNNING.redis();

    private LiveService service = RUNNING.service();

    @Test
    void somebodyNewGetsAnIdOfTheirOwnAndASession() {
        LiveService.Reply joined = service.session("{}");

        assertThat(joined.status()).isEqualTo(201);
        long user = joined.json().get("user_id").asLong();
        assertThat(user).isBetween(100_000L, 999_999L);
        assertThat(joined.json().get("user_key").asText()).matches("[A-Za-z0-9_-]{32}");
        assertThat(joined.json().get("data_set").asBoolean()).isFalse();
        assertThat(joined.json().get("expires_at").asText()).endsWith("Z");
        assertThat(rate(user, joined.cookie()).status()).isEqualTo(200);
        assertThat(service.with(joined.cookie(), "/user/" + user + "/stats")
                        .json()
                        .get("ratings_total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theCookieCannotBeReadByScriptsNorSentByOtherSites() {
        String header = service.session("{}").header("Set-Cookie");

        assertThat(header)
                .matches("cm_session=[0-9]{6}\\.[A-Za-z0-9_-]{32};.*")
                .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=86400")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void behindTlsTheCookieIsSecureAndTlsIsToBeUsedFromNowOn() {
        service = RUNNING.restart("serve { tls = true, auth.users = required }");
        LiveService.Reply joined = service.session("{}");

        assertThat(joined.header("Set-Cookie")).contains("; Secure");
        assertThat(joined.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(service.get("/nothing").header("Strict-Transport-Security")).isNotEmpty();
    }

    @Test
    void neitherTokensNorKeysAreStored() {
        LiveService.Reply joined = service.session("{}");
        String token = joined.cookie().replace("cm_session=", "");
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
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply back = service.session(
                LiveService.signIn(user, joined.json().get("user_key").asText()));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.json().get("user_id").asLong()).isEqualTo(user);
        assertThat(back.json().has("user_key")).as("told once").isFalse();
        assertThat(back.cookie()).isNotEqualTo(joined.cookie());
        assertThat(service.with(back.cookie(), "/user/" + user + "/stats").status())
                .isEqualTo(200);
        assertThat(service.with(joined.cookie(), "/user/" + user + "/stats").status())
                .as("another browser stays signed in")
                .isEqualTo(200);
    }

    /** Session fixation: a token that somebody else planted must not be the one that counts after signing in. */
    @Test
    void aTokenSentAlongWhenSigningInEnds() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply back = service.send(service.json(
                        "POST",
                        "/session",
                        LiveService.signIn(user, joined.json().get("user_key").asText()))
                .header("Cookie", joined.cookie()));

        assertThat(back.status()).isEqualTo(200);
        assertThat(service.with(joined.cookie(), "/user/" + user + "/stats").status())
                .isEqualTo(401);
        assertThat(service.with(back.cookie(), "/user/" + user + "/stats").status())
                .isEqualTo(200);
    }

    @Test
    void aWrongKeyAndAnUnknownUserGetTheSameAnswer() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply wrong = service.session(LiveService.signIn(user, "A".repeat(32)));

        for (String body : List.of(
                LiveService.signIn(user + 1, "A".repeat(32)),
                LiveService.signIn(1, "A".repeat(32)),
                LiveService.signIn(user, ""),
                "{\"user_id\":%d}".formatted(user),
                "{\"user_id\":1}")) {
            LiveService.Reply reply = service.session(body);
            assertThat(reply.status()).as(body).isEqualTo(401);
            assertThat(reply.response().body()).isEqualTo(wrong.response().body());
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        LiveService.Reply out = service.send(
                service.request("/session").header("Cookie", joined.cookie()).DELETE());

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("cm_session=;", "Expires=Thu, 01 Jan 1970");
        assertThat(service.with(joined.cookie(), "/user/" + user + "/stats").status())
                .isEqualTo(401);
        assertThat(service.send(service.request("/session")
                                .header("Cookie", joined.cookie())
                                .DELETE())
                        .status())
                .as("again")
                .isEqualTo(204);
        assertThat(service.send(service.request("/session").DELETE()).status()).isEqualTo(204);
    }

    @Test
    void whoAmI() {
        LiveService.Reply joined = service.session("{}");
        LiveService.Reply me = service.with(joined.cookie(), "/session");

        assertThat(me.json().get("signed_in").asBoolean()).isTrue();
        assertThat(me.json().get("user_id")).isEqualTo(joined.json().get("user_id"));
        assertThat(me.json().has("expires_at")).isTrue();
        assertThat(me.json().has("user_key")).isFalse();
        assertThat(service.get("/session").response().body()).isEqualTo("{\"signed_in\":false}");
        assertThat(service.with("cm_session=123456." + "A".repeat(32), "/session")
                        .response()
                        .body())
                .isEqualTo("{\"signed_in\":false}");
    }

    @Test
    void useRenewsASessionAndItsCookie() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        String key =
                REDIS.client().keys(Keys.ofUser(user) + "session:*").iterator().next();

        assertThat(service.with(joined.cookie(), "/recommend?user_id=" + user).header("Set-Cookie"))
                .as("not at every use")
                .isEmpty();
        REDIS.client().pexpire(key, 3_600_000);
        LiveService.Reply used = service.with(joined.cookie(), "/recommend?user_id=" + user);
        assertThat(used.header("Set-Cookie")).startsWith(joined.cookie()).contains("Max-Age=86400");
        assertThat(REDIS.client().pttl(key)).isGreaterThan(86_000_000);
    }

    @Test
    void aSessionThatWasNotUsedForADayHasEnded() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        REDIS.client()
                .pexpire(
                        REDIS.client()
                                .keys(Keys.ofUser(user) + "session:*")
                                .iterator()
                                .next(),
                        0);

        LiveService.Reply reply = service.with(joined.cookie(), "/recommend?user_id=" + user);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().get("detail").asText()).isEqualTo("The session has ended.");
    }

    @Test
    void withoutAReleaseItIsNotKnownWhichIdsAreFree() {
        REDIS.client().flushAll();
        service = RUNNING.restart(REQUIRED);
        assertThat(service.session("{}").status()).isEqualTo(503);
    }

    @Test
    void withoutRedisNobodyGetsInAndNobodysDataGetsOut() {
        LiveService.Reply joined = service.session("{}");
        long user = joined.json().get("user_id").asLong();
        REDIS.stop();
        try {
            assertThat(service.session("{}").status()).isEqualTo(503);
            assertThat(service.with(joined.cookie(), "/session").status()).isEqualTo(503);
            assertThat(service.send(service.request("/session")
                                    .header("Cookie", joined.cookie())
                                    .DELETE())
                            .status())
                    .isEqualTo(503);
            assertThat(service.with(joined.cookie(), "/user/" + user + "/stats").status())
                    .isEqualTo(503);
            LiveService.Reply list = service.with(joined.cookie(), "/recommend?user_id=" + user);
            assertThat(list.json().get("degraded").asBoolean()).isTrue();
            assertThat(service.with(joined.cookie(), "/recommend?user_id=1").status())
                    .isEqualTo(403);
            assertThat(service.get("/recommend?user_id=1").status()).isEqualTo(401);
        } finally {
            REDIS.start();
            REDIS.client().getPool().clear();
        }
    }

    private LiveService.Reply rate(long user, String cookie) {
        HttpRequest.Builder request = service.json(
                "POST", "/rate", "{\"user_id\":%d,\"ratings\":[{\"movie_id\":10,\"rating\":4}]}".formatted(user));
        return service.send(request.header("Cookie", cookie));
    }
}
