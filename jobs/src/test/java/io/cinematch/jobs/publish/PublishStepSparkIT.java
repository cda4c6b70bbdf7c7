package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.ReleaseStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

class PublishStepSparkIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private static Path folder;

    private static ScoredNight night;

    @BeforeAll
    static void score() throws IOException {
        night = ScoredNight.in(folder, REDIS, Map.of());
    }

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    private static List<StreamEntry> history() {
        return REDIS.client().xrange(Keys.RELEASES, (StreamEntryID) null, null);
    }

    @Test
    void aReleaseIsCompleteBeforeItIsActive() {
        RunReport.ReleaseReport release = night.publish();

        assertThat(release.id()).isEqualTo("test-bias");
        assertThat(night.active()).contains("test-bias");
        ReleaseStore.Loaded loaded = new ReleaseStore(REDIS.client()).load("test-bias");
        assertThat(loaded.done().checksum()).isEqualTo(release.checksum());
        assertThat(loaded.done().users()).isEqualTo(50).isEqualTo(release.users());
        assertThat(loaded.movies()).hasSize(TestData.MOVIES);
        assertThat(loaded.manifest().trainedThrough())
                .isEqualTo(night.report().data().last());
        assertThat(loaded.manifest().metrics()).isEqualTo(Map.of("rmse", 0.9));
        for (Row row : night.context()
                .spark()
                .read()
                .parquet(night.context().run().scored("bias") + "/users")
                .collectAsList()) {
            byte[] stored =
                    REDIS.client().get(Keys.user(row.getLong(0), "test-bias").getBytes(StandardCharsets.UTF_8));
            assertThat(stored).isEqualTo(row.<byte[]>getAs(1));
            assertThat(UserRecordCodec.decode(stored).rated()).hasSize(20);
        }
        assertThat(history())
                .singleElement()
                .satisfies(move -> assertThat(move.getFields())
                        .containsEntry("from", "")
                        .containsEntry("to", "test-bias")
                        .containsEntry("variant", "bias"));
    }

    @Test
    void theNextNightMovesThePointerAndLeavesTheOldRelease() {
        String first = night.publish().checksum();

        RunReport.ReleaseReport second = night.publish("next");

        assertThat(second.id()).isEqualTo("next-bias");
        assertThat(second.checksum()).isEqualTo(first);
        assertThat(night.active()).contains("next-bias");
        assertThat(new ReleaseStore(REDIS.client()).load("test-bias").done().users())
                .isEqualTo(50);
        assertThat(history()).hasSize(2);
    }

    @Test
    void publishingTwiceChangesNothing() {
        RunReport.ReleaseReport once = night.publish();
        String manifest = REDIS.client().get(Keys.manifest("test-bias"));
        long keys = REDIS.client().dbSize();

        RunReport.ReleaseReport twice = night.publish();

        assertThat(twice).isEqualTo(once);
        assertThat(REDIS.client().get(Keys.manifest("test-bias"))).isEqualTo(manifest);
        assertThat(REDIS.client().dbSize()).isEqualTo(keys);
        assertThat(history()).hasSize(1);
    }

    @Test
    void goingBackToAnEarlierRunMovesThePointerBack() {
        night.publish();
        night.publish("next");

        night.publish();

        assertThat(night.active()).contains("test-bias");
        assertThat(history()).hasSize(3);
    }

    /** Services may be reading the old one, and only look for another when the pointer moves. */
    @Test
    void otherContentOfTheSameRunIsAnotherRelease() {
        night.publish();
        REDIS.client()
                .set(
                        Keys.done("test-bias"),
                        REDIS.client()
                                .get(Keys.done("test-bias"))
                                .replaceFirst("\"checksum\":\"....", "\"checksum\":\"0000"));
        String manifest = REDIS.client().get(Keys.manifest("test-bias"));

        RunReport.ReleaseReport other = night.publish();

        assertThat(other.id()).isEqualTo("test-bias-2");
        assertThat(night.active()).contains("test-bias-2");
        assertThat(REDIS.client().get(Keys.manifest("test-bias"))).isEqualTo(manifest);
    }

    @Test
    void whatABrokenPublishLeftIsOverwritten() {
        night.publish();
        UnifiedJedis client = REDIS.client();
        client.del(Keys.done("test-bias"), Keys.ACTIVE);
        client.set(Keys.user(1, "test-bias"), "half");

        assertThat(night.publish().id()).isEqualTo("test-bias");
        byte[] stored = client.get(Keys.user(1, "test-bias").getBytes(StandardCharsets.UTF_8));
        assertThat(UserRecordCodec.decode(stored).rated()).hasSize(20);
    }

    @Test
    void nothingScoredIsADataCheck() {
        NightContext other = TestNight.in(
                folder.resolve("other"),
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString()));

        assertThatThrownBy(() -> new PublishStep(other, Optional.empty()).run(night.report()))
                .hasMessageContaining("nothing scored of two-heads");
        assertThat(night.active()).isEmpty();
    }
}
