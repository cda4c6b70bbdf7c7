package io.cinematch.serving.api;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.http.JsonBody;
import io.cinematch.serving.http.Params;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.http.ProblemType;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** {@code GET /releases} lists what was ever served; {@code POST /releases/{id}/activate} goes forth or back to one of them. */
public final class ReleasesHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReleasesHandler.class);

    private final UnifiedJedis redis;
    private final ActiveReleases pointer;
    private final ReleaseStore releases;
    private final Clock clock;

    public ReleasesHandler(UnifiedJedis redis, Clock clock) {
        this.redis = redis;
        pointer = new ActiveReleases(redis);
        releases = new ReleaseStore(redis);
        this.clock = clock;
    }

    /** @param releases the newest first */
    record Answer(List<Item> releases) {}

    /**
     * A release.
     *
     * @param active whether its variant is served from it
     * @param complete whether it can be activated; it was removed otherwise, or is of another format
     */
    record Item(
            String release,
            String variant,
            boolean active,
            boolean complete,
            Optional<Instant> createdAt,
            Optional<Instant> trainedThrough,
            Map<String, Double> metrics) {}

    /** @param from what was active before; absent when nothing was, or it is the same */
    record Activated(String variant, Optional<String> from, String to) {}

    public void get(Context ctx) {
        Params.only(ctx);
        JsonBody.answer(ctx, new Answer(stored(() -> {
            Map<String, String> active = pointer.all();
            return pointer.served().entrySet().stream()
                    .map(served -> item(served.getKey(), served.getValue(), active))
                    .toList();
        })));
    }

    /**
     * Loads it whole first: nobody is pointed to a release that is damaged or gone. Not while a night publishes, or old
     * releases are removed: this may be one of them.
     */
    public void activate(Context ctx) {
        Params.only(ctx);
        String release = ctx.pathParam("id");
        try (PublisherLock alone = stored(() -> turn(release))) {
            JsonBody.answer(ctx, activated(release));
        }
    }

    private PublisherLock turn(String release) {
        try {
            return PublisherLock.takeAtOnce(redis, "activating " + release, clock.instant());
        } catch (CineMatchException taken) {
            throw new ProblemException(ProblemType.MOVED_MEANWHILE, taken.getMessage(), "Send this again after that.");
        }
    }

    private Activated activated(String release) {
        Manifest manifest = stored(() -> loaded(release));
        Optional<String> from = stored(() -> pointer.of(manifest.variant()));
        if (from.isPresent() && from.get().equals(release)) {
            return new Activated(manifest.variant(), Optional.empty(), release);
        }
        MoveNote note = MoveNote.here(clock.instant(), "activated through the service");
        if (!stored(() -> pointer.move(manifest.variant(), from, release, note))) {
            throw new ProblemException(
                    ProblemType.MOVED_MEANWHILE,
                    "Another release of %s was activated at the same time.".formatted(manifest.variant()),
                    "Look at GET /releases, then send this again if it is still what you want.");
        }
        LOG.info(
                "release {} of {} activated by hand, in place of {}", release, manifest.variant(), from.orElse("none"));
        return new Activated(manifest.variant(), from, release);
    }

    private Item item(String release, String variant, Map<String, String> active) {
        Optional<Manifest> manifest = readable(release);
        return new Item(
                release,
                variant,
                release.equals(active.get(variant)),
                manifest.isPresent(),
                manifest.map(Manifest::createdAt),
                manifest.map(Manifest::trainedThrough),
                manifest.map(Manifest::metrics).orElse(Map.of()));
    }

    /** Empty for one that is gone, and for one of a format that this program does not read. */
    private Optional<Manifest> readable(String release) {
        try {
            return releases.manifest(release);
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    private Manifest loaded(String release) {
        try {
            return releases.load(release).manifest();
        } catch (FormatException e) {
            LOG.warn("release {} cannot be activated: {}", release, e.getMessage());
            throw new ProblemException(
                    ProblemType.NO_SUCH_RELEASE,
                    "There is no complete release of this id.",
                    "Take an id that GET /releases calls complete.");
        }
    }

    private static <T> T stored(Supplier<T> work) {
        try {
            return work.get();
        } catch (JedisException e) {
            LOG.warn("releases cannot be reached: {}", e.toString());
            throw ProblemException.storeUnavailable("releases cannot be listed or activated.");
        }
    }
}
