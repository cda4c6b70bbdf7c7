package io.cinematch.jobs.publish;

import io.cinematch.jobs.gate.Gate;
import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.ratinglog.ForgottenSince;
import io.cinematch.jobs.ratinglog.LiveState;
import io.cinematch.jobs.ratinglog.LogTidying;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReport.ReleaseReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.score.ItemFiles;
import io.cinematch.jobs.score.ScoredRelease;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Writes each scored variant as a release, checks it by loading it, and only then moves the pointer to it. */
public final class PublishStep implements Step {
    private final NightContext night;

    public PublishStep(NightContext night) {
        this.night = night;
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public Outcome run(RunReport before) {
        Settings.Redis redis = night.settings().redis();
        Map<String, ReleaseReport> releases = new TreeMap<>();
        try (UnifiedJedis client = Redis.pool(redis.address(), redis.timeout(), 2)) {
            new Gate(night)
                    .pass(before, active(client))
                    .forEach(told -> night.console().say("  gate               " + told));
            for (String variant : night.settings().publishVariants()) {
                releases.put(variant, publish(client, before, variant));
            }
            new LogTidying(night).tidy(client);
        } catch (JedisException e) {
            throw Redis.unavailable(redis.address(), e);
        }
        long users = releases.values().stream().mapToLong(ReleaseReport::users).sum();
        return new Outcome(before.withReleases(releases), users, users, told(releases));
    }

    /** What is served of the variants to publish. */
    private Map<String, Manifest> active(UnifiedJedis client) {
        ActiveReleases active = new ActiveReleases(client);
        ReleaseStore store = new ReleaseStore(client);
        Map<String, Manifest> manifests = new TreeMap<>();
        for (String variant : night.settings().publishVariants()) {
            active.of(variant).flatMap(store::manifest).ifPresent(served -> manifests.put(variant, served));
        }
        return manifests;
    }

    private ReleaseReport publish(UnifiedJedis client, RunReport report, String variant) {
        ActiveReleases active = new ActiveReleases(client);
        Optional<String> from = active.of(variant);
        String folder = night.run().scored(variant);
        ScoredRelease scored = night.storage()
                .read(folder + "/scored.json", ScoredRelease.class)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "There is nothing scored of %s in this run.".formatted(variant),
                        "Run ./cinematch score first."));
        ReleaseStore store = new ReleaseStore(client);
        ItemTable items = items(folder, scored);
        Manifest.CatalogueRef catalogue =
                store.writeCatalogue(MovieTable.read(night.spark(), night.run().lakeMovies()));
        ReleaseContent content = new ReleaseContent(users(folder), items, catalogue);
        String release = content.nameFor(report.run() + "-" + variant, client);
        Done done = content.isIn(store, release)
                ? store.load(release).done()
                : write(store, report, variant, scored, release, content);
        store.load(release);
        new ForgottenSince(night).leaveOut(client, release);
        if (!from.equals(Optional.of(release))
                && !active.move(variant, from, release, night.clock().instant())) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Somebody else published %s meanwhile; release %s is stored but not active."
                            .formatted(variant, release),
                    "Run ./cinematch publish again if this one should be served.");
        }
        return new ReleaseReport(release, done.users(), done.items(), done.bytes(), done.checksum());
    }

    private Done write(
            ReleaseStore store,
            RunReport report,
            String variant,
            ScoredRelease scored,
            String release,
            ReleaseContent content) {
        UserWriter writer = new UserWriter(night.settings().redis(), release);
        Checksum users =
                content.users().mapPartitions(writer::write).collect().stream().reduce(Checksum.EMPTY, Checksum::plus);
        Checksum items = store.writeItems(release, content.items());
        Manifest manifest = new Manifest(
                release,
                report.run(),
                variant,
                night.clock().instant(),
                report.data().last(),
                LiveState.positionOf(night.storage(), night.run()),
                scored.models(),
                scored.kernels(),
                metrics(report, variant),
                scored.items(),
                (int) items.values(),
                content.catalogue(),
                scored.listSize());
        Checksum all = users.plus(items);
        Done done = new Done(users.values(), scored.items(), all.bytes(), all.hex(), items.hex());
        store.finish(manifest, done);
        return done;
    }

    private JavaRDD<Row> users(String folder) {
        return night.spark().read().parquet(folder + "/users").toJavaRDD();
    }

    private ItemTable items(String folder, ScoredRelease scored) {
        return ItemFiles.read(night.spark().read().parquet(folder + "/items"), scored.models());
    }

    private static Map<String, Double> metrics(RunReport report, String variant) {
        return report.variants().stream()
                .filter(v -> v.name().equals(variant))
                .findFirst()
                .map(VariantReport::metrics)
                .orElse(Map.of());
    }

    private static String told(Map<String, ReleaseReport> releases) {
        return String.join(
                "; ",
                releases.values().stream()
                        .map(r -> "%s (%.1f MB, checksum %s)".formatted(r.id(), r.bytes() / 1e6, r.checksum()))
                        .toList());
    }
}
