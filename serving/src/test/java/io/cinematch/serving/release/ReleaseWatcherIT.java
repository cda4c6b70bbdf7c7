package io.cinematch.serving.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.SmallRelease;
import io.cinematch.serving.recommend.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.UnifiedJedis;

/** Each look by hand, so that nothing here depends on when the poller runs. */
class ReleaseWatcherIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private final ActiveSnapshot active = new ActiveSnapshot(SmallRelease.VARIANT);
    private final List<Snapshot> tried = new ArrayList<>();
    private ReleaseWatcher watcher;

    @BeforeEach
    void start() {
        REDIS.client().flushAll();
        watcher = new ReleaseWatcher(
                new ActiveReleases(REDIS.client()), new ReleaseStore(REDIS.client()), tried::add, active);
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
    void refusesAReleaseThatWasNeverWritten() {
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
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
    void followsEveryVariantAndDropsOneWhosePointerIsGone() {
        SmallRelease.publish(REDIS.client(), "night9", "als", 1);
        watcher.look();
        assertThat(active.get()).isEmpty();
        assertThat(active.of("als")).map(Snapshot::id).contains("night9");

        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");
        assertThat(active.variants()).containsExactly("als", SmallRelease.VARIANT);

        REDIS.client().hdel("cm:active", "als");
        watcher.look();
        assertThat(active.variants()).containsExactly(SmallRelease.VARIANT);
    }

    @Test
    void whatIsInMemoryOutlivesARedisThatLostItsData() {
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        REDIS.client().flushAll();
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");

        SmallRelease.publish(REDIS.client(), "night2");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night2");
    }

    @Test
    void aReleaseOfAnotherVariantIsRefused() {
        SmallRelease.publish(REDIS.client(), "night9", "als", 1);
        SmallRelease.point(REDIS.client(), "night9");
        watcher.look();

        assertThat(active.variants()).containsExactly("als");
    }

    @Test
    void aReleaseIsTriedOutBeforeItIsServedAndRefusedWhenThatFails() {
        ReleaseWatcher strict = new ReleaseWatcher(
                new ActiveReleases(REDIS.client()),
                new ReleaseStore(REDIS.client()),
                snapshot -> {
                    assertThat(active.get()).isEmpty();
                    throw new IllegalStateException("it does not work");
                },
                active);
        SmallRelease.publish(REDIS.client(), "night1");
        strict.look();

        assertThat(active.get()).isEmpty();
    }

    /** Each makes a good release one that cannot be trusted. */
    static Stream<Arguments> damages() {
        return Stream.of(
                damage("a chunk is missing", redis -> redis.del("cm:rel:broken:items:0")),
                damage("a chunk is damaged", redis -> redis.set("cm:rel:broken:items:0", "garbage")),
                damage(
                        "a chunk is another's",
                        redis -> redis.copy("cm:rel:other:items:0", "cm:rel:broken:items:0", true)),
                damage("it is not done", redis -> redis.del("cm:rel:broken:done")),
                damage("it has no manifest", redis -> redis.del("cm:rel:broken:manifest")),
                damage(
                        "its manifest is of another version",
                        redis -> redis.set(
                                "cm:rel:broken:manifest",
                                redis.get("cm:rel:broken:manifest").replace("\"itemChunks\"", "\"chunks\""))),
                damage(
                        "its manifest is another's",
                        redis -> redis.copy("cm:rel:other:manifest", "cm:rel:broken:manifest", true)));
    }

    private static Arguments damage(String name, Consumer<UnifiedJedis> damage) {
        return Arguments.of(name, damage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void refusesWhatIsNotWholeOnceAndTakesTheNextGoodOne(String name, Consumer<UnifiedJedis> damage) {
        SmallRelease.publish(REDIS.client(), "other", SmallRelease.VARIANT, 1);
        SmallRelease.publish(REDIS.client(), "night1");
        watcher.look();
        SmallRelease.publish(REDIS.client(), "broken");
        damage.accept(REDIS.client());
        watcher.look();
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");
        assertThat(tried).extracting(Snapshot::id).containsExactly("night1");

        SmallRelease.publish(REDIS.client(), "night2");
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night2");
    }

    @Test
    void aReleaseThatRedisLetDownIsTriedAgain() {
        SmallRelease.publish(REDIS.client(), "night1");
        String chunk = "cm:rel:night1:items:0";
        REDIS.client().rename(chunk, "away");
        // Not what a release holds, so that Redis itself refuses the question.
        REDIS.client().lpush(chunk, "x");
        watcher.look();
        assertThat(active.get()).isEmpty();

        REDIS.client().rename("away", chunk);
        watcher.look();
        assertThat(active.get()).map(Snapshot::id).contains("night1");
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
