package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.model.cli.Failure;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.store.Durability;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.RedisMemory;
import io.cinematch.model.store.ReleaseStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/** What goes wrong while a release is written: it is whole, or nothing is left of it, and the one before stays served. */
class ReleaseWriterSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    private static final int MANY = 3000;
    private static final int LARGE = 10_000;

    @TempDir
    private static Path folder;

    private static ScoredNight night;

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

    /** The release, but with users of a test's own. */
    private static ReleaseContent content(JavaRDD<Row> users) {
        ReleaseContent content = ReleaseContent.of(night.context(), "bias");
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
            return new ReleaseWriter(night.context().settings().redis(), REDIS.client(), lock, LogPosition.NONE)
                    .write(night.named("second"), content, release, TestNight.NOW);
        }
    }

    @Test
    void aRedisThatFillsUpMidwayKeepsTheOldReleaseAndNoneOfTheNew() {
        room(5_000_000);

        Throwable refused = catchThrowable(() -> write(content(many()), "second-bias"));

        assertThat(Failure.of(refused).exit()).isEqualTo(ExitCode.STORE);
        assertThat(refused).hasStackTraceContaining("OOM");
        assertThat(night.active()).contains("first-bias");
        assertThat(night.keysOf("second-bias")).isZero();
        REDIS.client().set(Keys.live(1), "there is room for ratings");
    }

    @Test
    void theBytesAreTheSameWhenTheFirstAttemptOfEveryTaskFails() {
        Done calm = write(content(many()), "calm");

        Done troubled = write(content(many().mapPartitions(ReleaseWriterSparkIT::failingFirst)), "troubled");

        assertThat(troubled).isEqualTo(calm);
        assertThat(troubled.users()).isEqualTo(MANY);
        for (long user = 1; user <= MANY; user++) {
            assertThat(REDIS.client().get(Keys.user(user, "troubled").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(record(user));
        }
        assertThat(night.keysOf("troubled")).isEqualTo(night.keysOf("calm"));
    }

    /** As with speculation, of which Spark would need a second machine: a copy of every task that writes the same. */
    @Test
    void theBytesAreTheSameWhenEveryTaskRunsTwiceAtOnce() {
        Done calm = write(content(many()), "calm");
        UserWriter copy = new UserWriter(night.context().settings().redis(), "doubled");

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
}
