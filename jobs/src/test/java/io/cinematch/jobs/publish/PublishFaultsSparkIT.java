package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Author;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.RedisMemory;
import io.cinematch.model.store.ReleaseStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong while a release is written; the one before stays served throughout. */
class PublishFaultsSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    private static final int MANY = 3000;
    private static final int LARGE = 10_000;

    @TempDir
    private static Path folder;

    private static NightContext night;
    private static RunReport scored;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeAll
    static void score() throws IOException {
        night = TestNight.in(
                folder.resolve("data"),
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", "bias",
                        "CINEMATCH_PUBLISH_VARIANTS", "bias",
                        "CINEMATCH_PUBLISH_KEEP", "1",
                        "CINEMATCH_SERVE_VARIANT", "bias",
                        "CINEMATCH_REDIS_URL", REDIS.address().toString()));
        RunReport ingested = new IngestStep(
                        night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), 50, 20, 1)))
                .run(RunReport.begun("first", TestNight.NOW, "test"))
                .report()
                .withVariants(List.of(new VariantReport("bias", "bias", Map.of(), 1, List.of(), 0, Map.of())));
        scored = new ScoreStep(night).run(ingested).report();
    }

    @BeforeEach
    void serve() {
        REDIS.client().flushAll();
        publish(night, "first");
    }

    @AfterEach
    void theFirstIsServed() {
        REDIS.client().configSet("maxmemory", "0");
        assertThat(new ReleaseStore(REDIS.client()).load("first-bias").done().users())
                .isEqualTo(50);
    }

    private static void publish(NightContext context, String run) {
        new PublishStep(context, Optional.empty()).run(named(run));
    }

    /** Another night on the same scored files. */
    private static RunReport named(String run) {
        return new RunReport(
                run,
                scored.startedAt(),
                scored.source(),
                scored.data(),
                scored.split(),
                scored.protocol(),
                scored.steps(),
                scored.variants(),
                scored.releases(),
                scored.made(),
                scored.status());
    }

    private static NightContext telling(PrintStream out) {
        return new NightContext(
                night.spark(), night.settings(), night.storage(), night.run(), new Console(out, false), night.clock());
    }

    private NightContext telling() {
        return telling(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private static String active() {
        return new ActiveReleases(REDIS.client()).of("bias").orElseThrow();
    }

    private static long keysOf(String release) {
        return REDIS.client().keys("cm:*rel:" + release + "*").size();
    }

    private static void room(long bytes) {
        REDIS.client()
                .configSet(
                        "maxmemory",
                        Long.toString(RedisMemory.of(REDIS.client()).used() + bytes));
    }

    /** The release, but with users of a test's own. */
    private static ReleaseContent content(JavaRDD<Row> users) {
        ReleaseContent content = ReleaseContent.of(night, "bias");
        return new ReleaseContent("bias", content.scored(), users, content.items(), content.catalogue());
    }

    private static JavaRDD<Row> many() {
        return SharedSpark.context()
                .parallelize(LongStream.rangeClosed(1, MANY).boxed().toList(), 4)
                .map(user -> RowFactory.create(user, record(user)));
    }

    private static byte[] record(long user) {
        byte[] record = new byte[LARGE];
        record[0] = (byte) user;
        record[1] = (byte) (user >> 8);
        return record;
    }

    private static Done write(ReleaseContent content, String release) {
        try (PublisherLock lock = PublisherLock.take(REDIS.client(), "testing", TestNight.NOW)) {
            return new ReleaseWriter(night.settings().redis(), REDIS.client(), lock, LogPosition.NONE)
                    .write(named("second"), content, release, TestNight.NOW);
        }
    }

    /** As the command finds it. */
    private static ExitCode exit(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CineMatchException expected) {
                return expected.exit();
            }
        }
        throw new AssertionError(thrown);
    }

    @Test
    void whatWouldNotFitIsRefusedBeforeAnythingIsWritten() {
        room(200_000);
        long keys = REDIS.client().dbSize();

        Throwable refused = catchThrowable(() -> publish(night, "second"));

        assertThat(exit(refused)).isEqualTo(ExitCode.STORE);
        assertThat(refused).hasMessageContaining("no room").hasMessageContaining("Nothing was written");
        assertThat(((CineMatchException) refused).remedy())
                .contains("maxmemory")
                .contains("prune --keep 1");
        assertThat(active()).isEqualTo("first-bias");
        assertThat(REDIS.client().dbSize()).isEqualTo(keys);
    }

    @Test
    void whatFitsIsToldWithWhatIsLeft() {
        room(50_000_000);

        publish(telling(), "second");

        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        "  memory             1 MB needed, [12] of 5\\d MB used \\(maxmemory\\), 4\\d MB free after");
        assertThat(active()).isEqualTo("second-bias");
    }

    @Test
    void wrecksMakeRoomBeforeThePublisherGivesUp() {
        for (long user = 1; user <= 500; user++) {
            REDIS.client().set(Keys.user(user, "killed-bias").getBytes(StandardCharsets.UTF_8), record(user));
        }
        room(200_000);

        publish(telling(), "second");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("removed killed-bias, which was left incomplete");
        assertThat(keysOf("killed-bias")).isZero();
        assertThat(active()).isEqualTo("second-bias");
    }

    @Test
    void aRedisThatFillsUpMidwayKeepsTheOldReleaseAndNoneOfTheNew() {
        room(5_000_000);

        Throwable refused = catchThrowable(() -> write(content(many()), "second-bias"));

        assertThat(exit(refused)).isEqualTo(ExitCode.STORE);
        assertThat(refused).hasStackTraceContaining("OOM");
        assertThat(active()).isEqualTo("first-bias");
        assertThat(keysOf("second-bias")).isZero();
        REDIS.client().set(Keys.live(1), "there is room for ratings");
    }

    @Test
    void whatAKilledNightLeftGoesWithTheNextPublish() {
        REDIS.client().set(Keys.user(1, "killed-bias"), "half");
        REDIS.client().set(Keys.items("killed-bias", 0), "half");

        publish(telling(), "second");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("removed killed-bias");
        assertThat(keysOf("killed-bias")).isZero();
    }

    @Test
    void theBytesAreTheSameWhenTheFirstAttemptOfEveryTaskFails() {
        Done calm = write(content(many()), "calm");

        Done troubled = write(content(many().mapPartitions(PublishFaultsSparkIT::failingFirst)), "troubled");

        assertThat(troubled).isEqualTo(calm);
        assertThat(troubled.users()).isEqualTo(MANY);
        for (long user = 1; user <= MANY; user++) {
            assertThat(REDIS.client().get(Keys.user(user, "troubled").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(record(user));
        }
        assertThat(keysOf("troubled")).isEqualTo(keysOf("calm"));
    }

    /** As with speculation, of which Spark would need a second machine: a copy of every task that writes the same. */
    @Test
    void theBytesAreTheSameWhenEveryTaskRunsTwiceAtOnce() {
        Done calm = write(content(many()), "calm");
        UserWriter copy = new UserWriter(night.settings().redis(), "doubled");

        Done doubled = write(content(many().mapPartitions(rows -> twice(rows, copy))), "doubled");

        assertThat(doubled).isEqualTo(calm);
        for (long user = 1; user <= MANY; user++) {
            assertThat(REDIS.client().get(Keys.user(user, "doubled").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(record(user));
        }
    }

    private static Iterator<Row> twice(Iterator<Row> rows, UserWriter copy) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> copy.write(all.iterator()));
        Iterator<Row> own = all.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (own.hasNext()) {
                    return true;
                }
                other.join();
                return false;
            }

            @Override
            public Row next() {
                return own.next();
            }
        };
    }

    /** In the middle of what it is to write. */
    private static Iterator<Row> failingFirst(Iterator<Row> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        if (TaskContext.get().attemptNumber() > 0) {
            return all.iterator();
        }
        Iterator<Row> half = all.subList(0, all.size() / 2).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Row next() {
                if (!half.hasNext()) {
                    throw new IllegalStateException("made to fail");
                }
                return half.next();
            }
        };
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
        CompletableFuture<Void> winner = CompletableFuture.runAsync(() -> publish(telling(slow), "winner"));
        await(atWork);

        Throwable other = catchThrowable(() -> publish(night, "other"));
        refused.countDown();
        winner.join();

        assertThat(exit(other)).isEqualTo(ExitCode.OTHER);
        assertThat(other).hasMessageContaining("has been publishing run winner since 2026-01-01T03:00:00Z");
        assertThat(active()).isEqualTo("winner-bias");
        assertThat(keysOf("other-bias")).isZero();
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
