package io.cinematch.serving.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.SmallRelease;
import io.cinematch.serving.recommend.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each look by hand, so that nothing here depends on when the poller runs. */
class ReleaseWatcherIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private final ActiveSnapshot active = new ActiveSnapshot();
    private ReleaseWatcher watcher;

    @BeforeEach
    void start() {
        REDIS.client().flushAll();
        watcher = new ReleaseWatcher(
                new ActiveReleases(REDIS.client()), new ReleaseStore(REDIS.client()), SmallRelease.VARIANT, active);
    }

    @AfterEach
    void stop() {
        watcher.close();
    }

    @Test
    void takesWhatIsPublished() {
        watcher.look();
        assertThat(active.get()).isEmpty();

        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");
    }

    @Test
    void keepsTheSameSnapshotWhileThePointerStays() {
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        Snapshot first = active.get().orElseThrow();
        watcher.look();

        assertThat(active.get()).containsSame(first);
    }

    @Test
    void refusesADamagedReleaseAndTakesTheNextGoodOne() {
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        SmallRelease.publish(REDIS.client(), "broken");
        REDIS.client().set("cm:rel:broken:items:0", "garbage");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");

        SmallRelease.point(REDIS.client(), "never-written");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");

        SmallRelease.publish(REDIS.client(), "night2");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night2");
    }

    @Test
    void rollingBackIsMovingThePointer() {
        SmallRelease.publish(REDIS.client(), "night1");
        SmallRelease.publish(REDIS.client(), "night2");
        watcher.look();
        SmallRelease.point(REDIS.client(), "night1");
        watcher.look();

        assertThat(active.get()).map(Snapshot::id).contains("night1");
    }

    @Test
    void anotherVariantsReleaseIsNoneOfItsBusiness() {
        REDIS.client().hset("cm:active", "als", "night9");
        watcher.look();

        assertThat(active.get()).isEmpty();
    }

    @Test
    void anOutageOfRedisLeavesTheSnapshotAndTheNextLookRecovers() {
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        REDIS.stop();
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");

        REDIS.start();
        SmallRelease.publish(REDIS.client(), "night2");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night2");
    }
}
