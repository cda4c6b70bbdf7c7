package io.cinematch.jobs.ratinglog;

import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogTrim;
import io.cinematch.model.store.ReleaseStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * After a night has published: lets go of what Redis need not keep any more. That is what the lake has and every release
 * knows that may be served again; so nobody's rating is gone after a rollback, and none that was taken back is there
 * again.
 */
public final class LogTidying {
    private static final Logger LOG = LoggerFactory.getLogger(LogTidying.class);

    private final NightContext night;

    public LogTidying(NightContext night) {
        this.night = night;
    }

    /** Never fails: the release is published, and the next night tidies too. */
    public void tidy(UnifiedJedis client) {
        try {
            LogTrim.Trimmed gone = new LogTrim(client).through(known(client), needed(client));
            if (gone.entries() > 0 || gone.ratings() > 0) {
                night.console()
                        .say(
                                "  rating log         %,d entries are in the lake and in every release kept: trimmed; %,d live"
                                        .formatted(gone.entries(), gone.ratings()));
            }
        } catch (JedisException | FormatException e) {
            LOG.warn("the rating log is not trimmed", e);
            night.console().say("  rating log         not trimmed, the next night will: " + e.getMessage());
        }
    }

    /** What the lake and every release know that was ever served and is still there. */
    private LogPosition known(UnifiedJedis client) {
        ActiveReleases active = new ActiveReleases(client);
        ReleaseStore store = new ReleaseStore(client);
        Set<String> releases = new TreeSet<>(active.served().keySet());
        releases.addAll(active.all().values());
        LogPosition known = LiveState.of(night.storage(), night.run().dataDir()).position();
        for (String release : releases) {
            Optional<Manifest> manifest = store.manifest(release);
            if (manifest.isPresent()) {
                known = known.and(manifest.get().logPosition());
            }
        }
        return known;
    }

    /** An experiment is judged by what users told since they were shown something. */
    private Optional<Instant> needed(UnifiedJedis client) {
        if (night.settings().serve().experiment().arms().isEmpty()) {
            return Optional.empty();
        }
        return client.xrange(Keys.EXPOSURES, (StreamEntryID) null, null, 1).stream()
                .findFirst()
                .map(shown -> Instant.ofEpochMilli(shown.getID().getTime()));
    }
}
