package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealSentinel;
import io.cinematch.model.store.Redis;
import io.cinematch.serving.WriteLoad.Rating;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

/** A Sentinel makes the replica the primary, while the service takes ratings. */
class FailoverIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int WRITERS = 4;
    private static final int SOME = 25;

    @RegisterExtension
    final RealSentinel redis = new RealSentinel();

    @TempDir
    Path folder;

    @BeforeEach
    void publish() {
        try (UnifiedJedis client = Redis.pool(redis.address(), TIMEOUT, 2)) {
            SmallRelease.publish(client, "night1");
        }
    }

    /** Replication is asynchronous: what the replica had, it keeps; of the rest Redis promises nothing. */
    @Test
    void killedPrimaryIsReplacedWithoutARestartAndWhatWasReplicatedIsThere() throws Exception {
        try (LiveService service = new LiveService(redis.address(), folder);
                WriteLoad load = new WriteLoad(WRITERS, service.port(), false)) {
            load.await(SOME);
            List<Rating> replicated = load.acknowledged();
            redis.replicate();
            redis.first().kill();
            Eventually.until(
                    "the Sentinel has changed over",
                    () -> redis.primary().equals(redis.second().address().node()));
            load.await(SOME);
            load.end();

            assertThat(load.others()).isNotEmpty().allMatch(other -> other.startsWith("503 "));
            assertThat(service.get("/ready").status()).isEqualTo(200);
            try (UnifiedJedis client = Redis.pool(redis.address(), TIMEOUT, 2)) {
                load.assertKept(client, replicated);
            }
        }
    }

    /** The old primary lives on, as a replica: nobody may go on writing there. */
    @Test
    void changedOverForMaintenanceTheServiceGoesAlong() throws Exception {
        try (LiveService service = new LiveService(redis.address(), folder);
                WriteLoad load = new WriteLoad(WRITERS, service.port(), false)) {
            load.await(SOME);
            changeOver();
            load.await(SOME);
            load.end();
            assertThat(load.others()).allMatch(other -> other.startsWith("503 "));
            try (UnifiedJedis second = Redis.pool(redis.second().address(), TIMEOUT, 2)) {
                // The Sentinel's answer is ahead of its message to the service.
                Eventually.until("the service writes to the new primary", () -> {
                    assertThat(service.rate(1, 500, 4).status()).isIn(200, 503);
                    return second.hexists("cm:{b1}:u1:live", "500");
                });
            }
        }
    }

    private void changeOver() {
        HostAndPort before = redis.primary();
        redis.failover();
        Eventually.until("the Sentinel has changed over", () -> !redis.primary().equals(before));
    }
}
