package io.cinematch.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ScoreStep;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.KeyScan;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RealCluster;
import io.cinematch.model.store.ReleaseRemoval;
import io.cinematch.model.store.ReleaseStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;

/** Spark writes a release to a Redis Cluster of three, memory forecast, lock, pointer and all. */
class PublishToClusterSparkIT {
    private static final int USERS = 50;

    @RegisterExtension
    static final RealCluster CLUSTER = new RealCluster();

    @Test
    void aReleaseIsSpreadOverTheNodesAndLoadsWhole(@TempDir Path folder) throws IOException {
        NightContext night = TestNight.in(
                folder.resolve("data"),
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", "bias",
                        "CINEMATCH_PUBLISH_VARIANTS", "bias",
                        "CINEMATCH_SERVE_VARIANT", "bias",
                        "CINEMATCH_REDIS_URL", CLUSTER.address().toString()));
        RunReport ingested = new IngestStep(
                        night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), USERS, 20, 1)))
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report()
                .withVariants(
                        List.of(new VariantReport("bias", "bias", Map.of(), 1, List.of(), 0, Map.of("rmse", 0.9))));
        RunReport scored = new ScoreStep(night).run(ingested).report();

        RunReport.ReleaseReport release = new PublishStep(night, Optional.empty())
                .run(scored)
                .report()
                .releases()
                .get("bias");

        UnifiedJedis redis = CLUSTER.client();
        assertThat(new ActiveReleases(redis).of("bias")).contains(release.id());
        assertThat(new ReleaseStore(redis).load(release.id()).done().checksum()).isEqualTo(release.checksum());
        Set<String> users = new TreeSet<>();
        KeyScan.each(redis, Keys.usersOf(release.id()), users::addAll);
        assertThat(users).hasSize(USERS);
        assertThat(users).extracting(RealCluster::home).contains(0, 1, 2);

        new ReleaseRemoval(redis).releases(Set.of(release.id()));
        users.clear();
        KeyScan.each(redis, Keys.usersOf(release.id()), users::addAll);
        assertThat(users).isEmpty();
    }
}
