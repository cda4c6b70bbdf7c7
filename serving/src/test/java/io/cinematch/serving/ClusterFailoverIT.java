package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A primary of a cluster dies, and its replica takes its place. */
class ClusterFailoverIT {
    @RegisterExtension
    static final RealCluster CLUSTER = new RealCluster(1);

    private static final int WRITERS = 4;
    private static final int SOME = 25;

    @TempDir
    Path folder;

    @Test
    void theServiceGoesOnWithTheReplicaWithoutARestart() throws Exception {
        SmallRelease.publish(CLUSTER.client(), "night1");
        try (LiveService service = new LiveService(CLUSTER.address(), folder);
                WriteLoad load = new WriteLoad(WRITERS, service.port(), false)) {
            load.await(SOME);
            CLUSTER.servers().get(0).kill();
            load.await(SOME);
            Eventually.until(
                    "the replica has taken the place",
                    () -> service.rate(RealCluster.userAt(0), 10, 4).status() == 200);
            load.end();

            assertThat(load.others()).isNotEmpty().allMatch(other -> other.startsWith("503 "));
            assertThat(service.get("/ready").status()).isEqualTo(200);
            assertThat(service.get("/metrics").response().body()).contains("cinematch_redis_servers 3.0");
        }
    }
}
