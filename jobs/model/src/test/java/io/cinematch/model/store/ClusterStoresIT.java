package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.release.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** What the tests of the stores say of one server, on a Redis Cluster of three. */
class ClusterStoresIT {
    @RegisterExtension
    static final RealCluster CLUSTER = new RealCluster();

    @Nested
    class Users extends UserStoreIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }

    @Nested
    class Sessions extends SessionStoreIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }

    @Nested
    class Forgotten extends ForgettingIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }

    @Nested
    class Releases extends ReleaseStoreIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }

        /** There it is waited for: another node may take its place, or it comes back. */
        @Override
        @Test
        void aRedisThatGoesAwayIsAStoreError() throws Exception {
            RedisServer node = CLUSTER.servers().get(1);
            node.stop();
            ExecutorService writer = Executors.newSingleThreadExecutor();
            Future<Checksum> written = writer.submit(() -> new ReleaseStore(redis()).writeUsers("r2", users(1, 3000)));
            node.start();

            Checksum sum = written.get();
            writer.shutdown();
            assertThat(sum.values()).isEqualTo(3000);
            List<String> found = new ArrayList<>();
            KeyScan.each(redis(), Keys.usersOf("r2"), found::addAll);
            assertThat(found).hasSize(3000);
        }
    }

    @Nested
    class Pointers extends ActiveReleasesIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }

    @Nested
    class Removals extends ReleaseRemovalIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }

    @Nested
    class Locks extends PublisherLockIT {
        @Override
        UnifiedJedis redis() {
            return CLUSTER.client();
        }
    }
}
