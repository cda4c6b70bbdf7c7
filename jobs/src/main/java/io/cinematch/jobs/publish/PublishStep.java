package io.cinematch.jobs.publish;

import io.cinematch.jobs.gate.Gate;
import io.cinematch.jobs.gate.GateReport;
import io.cinematch.jobs.publish.ReleaseContent.Place;
import io.cinematch.jobs.ratinglog.ForgottenSince;
import io.cinematch.jobs.ratinglog.LiveState;
import io.cinematch.jobs.ratinglog.LogTidying;
import io.cinematch.jobs.releases.Prune;
import io.cinematch.jobs.releases.PrunePlan;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReport.ReleaseReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisMemory;
import io.cinematch.model.store.ReleaseStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Writes the scored variants as releases, each checked by loading it, and only when all of them are there moves the
 * pointers to them. Then old releases are removed.
 */
public final class PublishStep implements Step {
    /** One to work by, one that renews the lock. */
    private static final int CONNECTIONS = 3;

    private final NightContext night;
    private final Optional<String> force;

    /** @param force why to publish what is worse than what is served */
    public PublishStep(NightContext night, Optional<String> force) {
        this.night = night;
        this.force = force;
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public Outcome run(RunReport before) {
        Settings.Redis redis = night.settings().redis();
        try (UnifiedJedis client = Redis.pool(redis.address(), redis.timeout(), CONNECTIONS)) {
            Map<String, String> served = new ActiveReleases(client).all();
            try (PublisherLock lock = PublisherLock.take(client, "publishing run " + before.run(), now())) {
                return publish(client, lock, before, served);
            }
        } catch (JedisException e) {
            throw Redis.unavailable(redis.address(), e);
        }
    }

    /** A variant's content, and the release that it is or becomes. */
    private record Draft(ReleaseContent content, Place place) {}

    /** @param served as this began; whoever moves a pointer after that knows what this does not */
    private Outcome publish(UnifiedJedis client, PublisherLock lock, RunReport before, Map<String, String> served) {
        GateReport gate = new Gate(night).pass(before, manifests(client, served), force);
        gate.lines().forEach(line -> tell("gate", line));
        List<Draft> drafts = drafts(client, before, served);
        makeRoom(client, lock, drafts);
        ReleaseWriter writer = new ReleaseWriter(
                night.settings().redis(), client, lock, LiveState.positionOf(night.storage(), night.run()));
        Map<String, ReleaseReport> releases = new TreeMap<>();
        for (Draft draft : drafts) {
            String release = draft.place().release();
            Done done = draft.place().there().orElseGet(() -> writer.write(before, draft.content(), release, now()));
            releases.put(
                    draft.content().variant(),
                    new ReleaseReport(release, done.users(), done.items(), done.bytes(), done.checksum()));
        }
        String why = "run " + before.run() + (gate.forced().isEmpty() ? "" : ", forced: " + gate.forced());
        new ForgottenSince(night)
                .leaveOut(
                        client,
                        releases.values().stream().map(ReleaseReport::id).toList());
        lock.check();
        releases.forEach((variant, release) -> activate(client, variant, served, release.id(), why));
        prune(client, lock);
        new LogTidying(night).tidy(client);
        long users = releases.values().stream().mapToLong(ReleaseReport::users).sum();
        return new Outcome(
                before.withReleases(releases),
                users,
                users,
                told(releases) + (gate.forced().isEmpty() ? "" : ", forced: " + gate.forced()));
    }

    /** What is served of the variants to publish; nothing of one whose release cannot be read. */
    private Map<String, Manifest> manifests(UnifiedJedis client, Map<String, String> served) {
        ReleaseStore store = new ReleaseStore(client);
        Map<String, Manifest> manifests = new TreeMap<>();
        for (String variant : night.settings().publishVariants()) {
            try {
                Optional.ofNullable(served.get(variant))
                        .flatMap(store::manifest)
                        .ifPresent(manifest -> manifests.put(variant, manifest));
            } catch (FormatException unreadable) {
                tell("gate", "not compared: " + unreadable.getMessage());
            }
        }
        return manifests;
    }

    private List<Draft> drafts(UnifiedJedis client, RunReport before, Map<String, String> served) {
        ReleaseStore store = new ReleaseStore(client);
        List<Draft> drafts = new ArrayList<>();
        for (String variant : night.settings().publishVariants()) {
            ReleaseContent content = ReleaseContent.of(night, variant);
            drafts.add(new Draft(content, content.place(store, before.run() + "-" + variant, served.values())));
        }
        return drafts;
    }

    /** Refuses what would not fit, rather than being refused half-way; old releases make room before that. */
    private void makeRoom(UnifiedJedis client, PublisherLock lock, List<Draft> drafts) {
        long needed = drafts.stream()
                .filter(draft -> draft.place().there().isEmpty())
                .mapToLong(draft ->
                        MemoryForecast.needed(draft.content(), draft.place().release()))
                .sum();
        MemoryForecast forecast = new MemoryForecast(needed, RedisMemory.of(client));
        if (!forecast.fits()) {
            // The new one is among those that are kept.
            removed(new Prune(client).run(lock, night.settings().publishKeep() - 1, now()));
            forecast = new MemoryForecast(needed, RedisMemory.of(client));
        }
        if (!forecast.fits()) {
            throw forecast.refusal();
        }
        if (needed > 0) {
            tell("memory", forecast.told());
        }
    }

    private void activate(UnifiedJedis client, String variant, Map<String, String> served, String release, String why) {
        Optional<String> from = Optional.ofNullable(served.get(variant));
        if (!from.equals(Optional.of(release))
                && !new ActiveReleases(client).move(variant, from, release, MoveNote.here(now(), why))) {
            throw new CineMatchException(
                    ExitCode.OTHER,
                    "Somebody else moved the pointer of %s meanwhile; release %s is stored but not active."
                            .formatted(variant, release),
                    "Run ./cinematch publish again if this one should be served.");
        }
    }

    /** What is published stays so, whatever comes of this. */
    private void prune(UnifiedJedis client, PublisherLock lock) {
        try {
            removed(new Prune(client).run(lock, night.settings().publishKeep(), now()));
        } catch (JedisException | CineMatchException e) {
            tell("prune", "old releases stay for now: " + e.getMessage());
        }
    }

    private void removed(PrunePlan plan) {
        plan.lines(false).forEach(line -> tell("prune", line));
    }

    private void tell(String topic, String line) {
        night.console().say("  %-8s           %s".formatted(topic, line));
    }

    private Instant now() {
        return night.clock().instant();
    }

    private static String told(Map<String, ReleaseReport> releases) {
        return String.join(
                "; ",
                releases.values().stream()
                        .map(r -> "%s (%.1f MB, checksum %s)".formatted(r.id(), r.bytes() / 1e6, r.checksum()))
                        .toList());
    }
}
