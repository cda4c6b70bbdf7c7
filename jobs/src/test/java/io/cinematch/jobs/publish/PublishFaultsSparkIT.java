package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cinematch.model.cli.Failure;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Author;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.RedisMemory;
import io.cinematch.model.store.ReleaseStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before and after a release is written; the one before stays served throughout. */
class PublishFaultsSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    private static final int LARGE = 10_000;

    @TempDir
    private static Path folder;

    private static ScoredNight night;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void score() throws IOException {
        night = ScoredNight.in(folder, REDIS, Map.of("CINEMATCH_PUBLISH_KEEP", "1"));
    }

    @BeforeEach
    void serve() {
        REDIS.client().flushAll();
        night.publish("first");
    }

    @AfterEach
    void theFirstIsServed() {
        REDIS.client().configSet("maxmemory", "0");
        assertThat(new ReleaseStore(REDIS.client()).load("first-bias").done().users())
                .isEqualTo(50);
    }

    private static void room(long bytes) {
        REDIS.client()
                .configSet(
                        "maxmemory",
                        Long.toString(RedisMemory.of(REDIS.client()).used() + bytes));
    }

    private ScoredNight telling() {
        return night.telling(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    void whatWouldNotFitIsRefusedBeforeAnythingIsWritten() {
        room(200_000);
        long keys = REDIS.client().dbSize();

        Throwable refused = catchThrowable(() -> night.publish("second"));

        assertThat(Failure.of(refused).exit()).isEqualTo(ExitCode.STORE);
        assertThat(refused).hasMessageContaining("no room").hasMessageContaining("Nothing was written");
        assertThat(((CineMatchException) refused).remedy())
                .contains("maxmemory")
                .contains("prune --keep 1");
        assertThat(night.active()).contains("first-bias");
        assertThat(REDIS.client().dbSize()).isEqualTo(keys);
    }

    @Test
    void whatFitsIsToldWithWhatIsLeft() {
        room(50_000_000);

        telling().publish("second");

        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        "  memory             1 MB needed, [12] of 5\\d MB used \\(maxmemory\\), 4\\d MB free after");
        assertThat(night.active()).contains("second-bias");
    }

    @Test
    void wrecksMakeRoomBeforeThePublisherGivesUp() {
        for (long user = 1; user <= 500; user++) {
            REDIS.client().set(Keys.user(user, "killed-bias").getBytes(StandardCharsets.UTF_8), new byte[LARGE]);
        }
        room(200_000);

        telling().publish("second");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("removed killed-bias, which was left incomplete");
        assertThat(night.keysOf("killed-bias")).isZero();
        assertThat(night.active()).contains("second-bias");
    }

    @Test
    void whatAKilledNightLeftGoesWithTheNextPublish() {
        REDIS.client().set(Keys.user(1, "killed-bias"), "half");
        REDIS.client().set(Keys.items("killed-bias", 0), "half");

        telling().publish("second");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("removed killed-bias");
        assertThat(night.keysOf("killed-bias")).isZero();
    }

    @Test
    void ofTwoPublishersAtOnceOneWinsAndTheOtherSaysWhoDid() {
        CountDownLatch refused = new CountDownLatch(1);
        CountDownLatch atWork = new CountDownLatch(1);
        PrintStream slow = new PrintStream(told, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                atWork.countDown();
                await(refused);
            }
        };
        CompletableFuture<Void> winner =
                CompletableFuture.runAsync(() -> night.telling(slow).publish("winner"));
        await(atWork);

        Throwable other = catchThrowable(() -> night.publish("other"));
        refused.countDown();
        winner.join();

        assertThat(Failure.of(other).exit()).isEqualTo(ExitCode.OTHER);
        assertThat(other).hasMessageContaining("has been publishing run winner since 2026-01-01T03:00:00Z");
        assertThat(night.active()).contains("winner-bias");
        assertThat(night.keysOf("other-bias")).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theHistoryKnowsWhoPublishedAndFromWhichRun() {
        assertThat(new ActiveReleases(REDIS.client()).history()).singleElement().satisfies(move -> {
            assertThat(move.who()).isEqualTo(Author.here());
            assertThat(move.why()).isEqualTo("run first");
        });
    }
}
