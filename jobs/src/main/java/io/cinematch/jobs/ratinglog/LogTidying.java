package io.cinematch.jobs.ratinglog;

import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogTrim;
import io.cinematch.model.store.ReleaseInventory;
import java.time.Instant;
import java.util.Optional;
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

    /** What the lake and every release know that is there. Of one that a newer version wrote, nobody here can tell. */
    private LogPosition known(UnifiedJedis client) {
        LogPosition known = LiveState.of(night.storage(), night.run().dataDir()).position();
        for (ReleaseInventory.Entry release : new ReleaseInventory(client).all()) {
            if (release.state() != ReleaseInventory.State.INCOMPLETE) {
                known = known.and(release.manifest().map(Manifest::logPosition).orElse(LogPosition.NONE));
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
