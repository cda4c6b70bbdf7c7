package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;

class RedisOutageIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    @BeforeEach
    void forgetConnectionsOfAStoppedServer() {
        REDIS.client().getPool().clear();
    }

    @Test
    void readsDegradeWritesAreRefusedAndBothRecover() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            service.rate(1, 500, 4);
            REDIS.stop();

            LiveService.Reply list = service.get("/recommend?user_id=1&n=5");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().get("degraded").asBoolean()).isTrue();
            assertThat(list.json().get("source").asText()).isEqualTo("popular");
            assertThat(list.json().get("reason").asText()).contains("cannot be read right now");
            assertThat(list.movies()).hasSize(5);
            assertThat(service.get("/recommend?user_id=1&because=3").json().get("items"))
                    .allSatisfy(item -> assertThat(item.get("because")).isEmpty());
            assertThat(service.get("/movies/popular").status()).isEqualTo(200);
            unavailable(service.get("/user/1/stats"));
            unavailable(service.get("/user/1/ratings.csv"));
            unavailable(service.post("/recommend/what-if", "{\"user_id\":1,\"ratings\":[]}"));
            unavailable(service.rate(1, 510, 4));
            LiveService.Reply ready = service.get("/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.json().get("missing").toString()).isEqualTo("[\"redis\"]");
            assertThat(service.get("/live").status()).isEqualTo(200);

            REDIS.start();
            Eventually.until("it recovers", () -> service.get("/ready").status() == 200);
            assertThat(service.get("/user/1/stats").json().get("ratings_live").asInt())
                    .as("what was acknowledged before, and nothing that was refused")
                    .isEqualTo(1);
            assertThat(service.rate(1, 510, 4).status()).isEqualTo(200);
        }
    }

    @Test
    void aFullRedisRefusesRatingsAndStillAnswersReads() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            REDIS.client().configSet("maxmemory", "1");
            unavailable(service.rate(3, 10, 4));
            assertThat(service.get("/recommend?user_id=3")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isFalse();
            REDIS.client().configSet("maxmemory", "0");

            assertThat(service.get("/user/3/stats").json().get("ratings_total").asInt())
                    .isZero();
        }
    }

    @Test
    void aReplicaThatTakesNoWritesRefusesRatingsAndStillAnswersReads() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            REDIS.client().sendCommand(Protocol.Command.REPLICAOF, "127.0.0.1", "1");
            unavailable(service.rate(7, 10, 4));
            assertThat(service.get("/recommend?user_id=1")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isFalse();
            REDIS.client().sendCommand(Protocol.Command.REPLICAOF, "NO", "ONE");

            assertThat(service.rate(7, 10, 4).status()).isEqualTo(200);
        }
    }

    @Test
    void keysThatHoldSomethingElseRefuseRatingsAndDegradeReads() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            REDIS.client().set(Keys.live(5), "no hash");
            unavailable(service.rate(5, 10, 4));
            unavailable(service.get("/user/5/stats"));
            assertThat(service.get("/recommend?user_id=5")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isTrue();
            REDIS.client().set(Keys.log(6), "no stream");
            unavailable(service.rate(6, 10, 4));
            REDIS.client().del(Keys.log(6));
        }
    }

    @Test
    void aDamagedUserRecordDegradesThatUserAlone() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            REDIS.client().set(Keys.user(1, "night1"), "garbage");

            assertThat(service.get("/recommend?user_id=1")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isTrue();
            assertThat(service.get("/recommend?user_id=2")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void aDamagedLiveRatingDegradesThatUserAlone() {
        SmallRelease.publish(REDIS.client(), "night1");
        try (LiveService service = new LiveService(REDIS.address(), folder)) {
            REDIS.client().hset(Keys.live(4), "10", "garbage");

            assertThat(service.get("/recommend?user_id=4")
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static void unavailable(LiveService.Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.json().get("type").asText()).isEqualTo("urn:cinematch:problem:store-unavailable");
        assertThat(reply.response().body()).doesNotContain("Jedis", "OOM", "127.0.0.1");
    }
}
