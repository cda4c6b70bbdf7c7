package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealCluster;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisServer;
import io.cinematch.serving.LiveService.Reply;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;

/** The service on a Redis Cluster of three. */
class ClusterIT {
    @RegisterExtension
    static final RealCluster CLUSTER = new RealCluster();

    @TempDir
    Path folder;

    /** Each test's own: connections to a node that was killed are of no use to the next. */
    private UnifiedJedis redis;

    private LiveService service;

    @BeforeEach
    void start() {
        redis = Redis.pool(CLUSTER.address(), Duration.ofSeconds(5), 2);
        redis.flushAll();
        SmallRelease.publish(redis, "night1");
        service = new LiveService(CLUSTER.address(), folder);
    }

    @AfterEach
    void stop() {
        service.close();
        redis.close();
    }

    @Test
    void everyNodeServesItsUsersAndAReleaseReachesAll() {
        for (int node = 0; node < 3; node++) {
            long user = RealCluster.userAt(node);
            assertThat(source(user)).isEqualTo("popular");
            for (int k = 1; k <= 5; k++) {
                assertThat(service.rate(user, 10 * k, 4).status()).isEqualTo(200);
            }
            assertThat(source(user)).isEqualTo("folded-in");
            assertThat(service.delete("/rate?user_id=%d&movie_id=10".formatted(user))
                            .status())
                    .isEqualTo(200);
            assertThat(stats(user).json().get("ratings_live").asInt()).isEqualTo(4);
            assertThat(service.delete("/user/" + user).json().get("log_entries").asInt())
                    .isEqualTo(6);
            assertThat(source(user)).isEqualTo("popular");
        }
        assertThat(source(1)).isEqualTo("precomputed");

        SmallRelease.publish(redis, "night2");
        Eventually.until(
                "the new release is served",
                () -> service.get("/ready").response().body().contains("night2"));
    }

    @Test
    void usersOfANodeThatIsDownDegradeAndTheOthersAreServed() {
        // Whoever is forgotten is so among the exposures, too.
        int up = RealCluster.home(Keys.EXPOSURES);
        int down = (up + 1) % 3;
        long here = RealCluster.userAt(up);
        long there = RealCluster.userAt(down);
        service.rate(here, 10, 4);
        service.rate(there, 10, 4);
        RedisServer node = CLUSTER.servers().get(down);
        node.kill();

        Reply list = service.get("/recommend?user_id=" + there);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().get("degraded").asBoolean()).isTrue();
        assertThat(stats(there).status()).isEqualTo(503);
        assertThat(service.rate(there, 20, 4).status()).isEqualTo(503);
        assertThat(service.delete("/user/" + there).status()).isEqualTo(503);

        assertThat(stats(here).json().get("ratings_live").asInt()).isEqualTo(1);
        assertThat(service.rate(here, 20, 4).status()).isEqualTo(200);
        assertThat(service.delete("/user/" + here).status()).isEqualTo(200);
        assertThat(service.get("/ready").status()).isEqualTo(200);
        assertThat(service.get("/metrics").response().body())
                .contains("cinematch_redis_servers 3.0")
                .contains("cinematch_redis_away 1.0");

        node.start();
        Eventually.until("it recovers", () -> service.rate(there, 20, 4).status() == 200);
        assertThat(stats(there).json().get("ratings_live").asInt()).isEqualTo(2);
        assertThat(service.get("/metrics").response().body()).contains("cinematch_redis_away 0.0");
    }

    @Test
    void withoutAnyNodeItIsNotReadyAndDegradesAllAndRecovers() {
        CLUSTER.servers().forEach(RedisServer::kill);
        for (int node = 0; node < 3; node++) {
            assertThat(service.get("/recommend?user_id=" + RealCluster.userAt(node))
                            .json()
                            .get("degraded")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(service.get("/ready").status()).isEqualTo(503);

        CLUSTER.servers().forEach(RedisServer::start);
        Eventually.until("it recovers", () -> service.get("/ready").status() == 200);
        Eventually.until(
                "all of it", () -> service.get("/metrics").response().body().contains("cinematch_redis_away 0.0"));
        assertThat(source(1)).isEqualTo("precomputed");
    }

    private String source(long user) {
        return service.get("/recommend?user_id=" + user).json().get("source").asText();
    }

    private Reply stats(long user) {
        return service.get("/user/%d/stats".formatted(user));
    }
}
