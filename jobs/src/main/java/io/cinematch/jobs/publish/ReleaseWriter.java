package io.cinematch.jobs.publish;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.ReleaseRemoval;
import io.cinematch.model.store.ReleaseStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import redis.clients.jedis.UnifiedJedis;

/** Writes a release whole, or takes back what it has written. */
final class ReleaseWriter {
    private final Settings.Redis settings;
    private final UnifiedJedis client;
    private final PublisherLock lock;
    private final LogPosition known;

    /** @param known how far the run knows the rating log */
    ReleaseWriter(Settings.Redis settings, UnifiedJedis client, PublisherLock lock, LogPosition known) {
        this.settings = settings;
        this.client = client;
        this.lock = lock;
        this.known = known;
    }

    /** @throws io.cinematch.model.errors.CineMatchException with exit code STORE when Redis is full or away */
    Done write(RunReport report, ReleaseContent content, String release, Instant now) {
        try {
            return attempt(report, content, release, now);
        } catch (Exception e) {
            // Any, for Spark throws checked ones that it does not declare.
            takeBack(release, e);
            throw e;
        }
    }

    private Done attempt(RunReport report, ReleaseContent content, String release, Instant now) {
        ReleaseStore store = new ReleaseStore(client);
        UserWriter writer = new UserWriter(settings, release);
        store.write(content.catalogue());
        Checksum users = written(content.users().mapPartitions(writer::write));
        Checksum items = store.writeItems(release, content.items());
        Manifest manifest = new Manifest(
                release,
                report.run(),
                content.variant(),
                now,
                report.data().last(),
                known,
                content.scored().models(),
                content.scored().kernels(),
                metrics(report, content.variant()),
                content.scored().items(),
                (int) items.values(),
                content.catalogue().ref(),
                content.scored().listSize());
        Checksum all = users.plus(items);
        Done done = new Done(users.values(), content.scored().items(), all.bytes(), all.hex(), items.hex());
        lock.check();
        store.finish(manifest, done);
        store.load(release);
        return done;
    }

    /** When this throws, no task writes any more. */
    private static Checksum written(JavaRDD<Checksum> writing) {
        RunningTasks tasks = new RunningTasks();
        SparkContext spark = writing.context();
        spark.addSparkListener(tasks);
        try {
            return writing.collect().stream().reduce(Checksum.EMPTY, Checksum::plus);
        } catch (Exception e) {
            tasks.awaitEnd();
            throw e;
        } finally {
            spark.removeSparkListener(tasks);
        }
    }

    /** Redis may be full: what is half written must not keep out the ratings of those who use the service now. */
    private void takeBack(String release, Exception e) {
        try {
            lock.check();
            new ReleaseRemoval(client).releases(List.of(release));
        } catch (RuntimeException later) {
            // The next night, or ./cinematch prune, finds it.
            e.addSuppressed(later);
        }
    }

    private static Map<String, Double> metrics(RunReport report, String variant) {
        return report.variants().stream()
                .filter(v -> v.name().equals(variant))
                .findFirst()
                .map(VariantReport::metrics)
                .orElse(Map.of());
    }
}
