package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.store.ActiveReleases;
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

    private static NightContext night;
    private static RunReport scored;

    @BeforeAll
    static void score() throws IOException {
        night = TestNight.in(
                folder.resolve("data"),
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", "bias",
                        "CINEMATCH_PUBLISH_VARIANTS", "bias",
                        "CINEMATCH_SERVE_VARIANT", "bias",
                        "CINEMATCH_REDIS_URL", REDIS.address().toString()));
        RunReport ingested = new IngestStep(
                        night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), 50, 20, 1)))
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report()
                .withVariants(
                        List.of(new VariantReport("bias", "bias", Map.of(), 1, List.of(), 0, Map.of("rmse", 0.9))));
        scored = new ScoreStep(night).run(ingested).report();
    }

    @BeforeEach
    void empty() {
        REDIS.client().flushAll();
    }

    private static RunReport publish() {
        return new PublishStep(night, Optional.empty()).run(scored).report();
    }

    private static RunReport.ReleaseReport release(RunReport report) {
        return report.releases().get("bias");
    }

    private static Optional<String> active() {
        return new ActiveReleases(REDIS.client()).of("bias");
    }

    private static List<StreamEntry> history() {
        return REDIS.client().xrange(Keys.RELEASES, (StreamEntryID) null, null);
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

    @Test
    void aReleaseIsCompleteBeforeItIsActive() {
        RunReport.ReleaseReport release = release(publish());

        assertThat(release.id()).isEqualTo("test-bias");
        assertThat(active()).contains("test-bias");
        ReleaseStore.Loaded loaded = new ReleaseStore(REDIS.client()).load("test-bias");
        assertThat(loaded.done().checksum()).isEqualTo(release.checksum());
        assertThat(loaded.done().users()).isEqualTo(50).isEqualTo(release.users());
        assertThat(loaded.movies()).hasSize(TestData.MOVIES);
        assertThat(loaded.manifest().trainedThrough()).isEqualTo(scored.data().last());
        assertThat(loaded.manifest().metrics()).isEqualTo(Map.of("rmse", 0.9));
        for (Row row : night.spark()
                .read()
                .parquet(night.run().scored("bias") + "/users")
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
        String first = release(publish()).checksum();

        RunReport.ReleaseReport second = release(
                new PublishStep(night, Optional.empty()).run(named("next")).report());

        assertThat(second.id()).isEqualTo("next-bias");
        assertThat(second.checksum()).isEqualTo(first);
        assertThat(active()).contains("next-bias");
        assertThat(new ReleaseStore(REDIS.client()).load("test-bias").done().users())
                .isEqualTo(50);
        assertThat(history()).hasSize(2);
    }

    @Test
    void publishingTwiceChangesNothing() {
        RunReport once = publish();
        String manifest = REDIS.client().get(Keys.manifest("test-bias"));
        long keys = REDIS.client().dbSize();

        RunReport twice = publish();

        assertThat(twice.releases()).isEqualTo(once.releases());
        assertThat(REDIS.client().get(Keys.manifest("test-bias"))).isEqualTo(manifest);
        assertThat(REDIS.client().dbSize()).isEqualTo(keys);
        assertThat(history()).hasSize(1);
    }

    @Test
    void goingBackToAnEarlierRunMovesThePointerBack() {
        publish();
        new PublishStep(night, Optional.empty()).run(named("next"));

        publish();

        assertThat(active()).contains("test-bias");
        assertThat(history()).hasSize(3);
    }

    /** Services may be reading the old one, and only look for another when the pointer moves. */
    @Test
    void otherContentOfTheSameRunIsAnotherRelease() {
        publish();
        REDIS.client()
                .set(
                        Keys.done("test-bias"),
                        REDIS.client()
                                .get(Keys.done("test-bias"))
                                .replaceFirst("\"checksum\":\"....", "\"checksum\":\"0000"));
        String manifest = REDIS.client().get(Keys.manifest("test-bias"));

        RunReport.ReleaseReport other = release(publish());

        assertThat(other.id()).isEqualTo("test-bias-2");
        assertThat(active()).contains("test-bias-2");
        assertThat(REDIS.client().get(Keys.manifest("test-bias"))).isEqualTo(manifest);
    }

    @Test
    void whatABrokenPublishLeftIsOverwritten() {
        publish();
        UnifiedJedis client = REDIS.client();
        client.del(Keys.done("test-bias"), Keys.ACTIVE);
        client.set(Keys.user(1, "test-bias"), "half");

        assertThat(release(publish()).id()).isEqualTo("test-bias");
        byte[] stored = client.get(Keys.user(1, "test-bias").getBytes(StandardCharsets.UTF_8));
        assertThat(UserRecordCodec.decode(stored).rated()).hasSize(20);
    }

    @Test
    void nothingScoredIsADataCheck() {
        NightContext other = TestNight.in(
                folder.resolve("other"),
                Map.of("CINEMATCH_REDIS_URL", REDIS.address().toString()));

        assertThatThrownBy(() -> new PublishStep(other, Optional.empty()).run(scored))
                .hasMessageContaining("nothing scored of two-heads");
        assertThat(active()).isEmpty();
    }
}
