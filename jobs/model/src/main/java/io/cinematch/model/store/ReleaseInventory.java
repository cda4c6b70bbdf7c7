package io.cinematch.model.store;

import io.cinematch.model.release.Done;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Json;
import io.cinematch.model.release.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

/** Everything in the store that belongs to a release, whole ones and what was left of others. */
public final class ReleaseInventory {
    private final UnifiedJedis redis;

    public ReleaseInventory(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** How much of a release there is. */
    public enum State {
        /** All of it. */
        COMPLETE,
        /** Being written or removed, or left by somebody who was killed at it. */
        INCOMPLETE,
        /** All of it, written by a newer version. */
        UNREADABLE
    }

    /**
     * What is there of a release.
     *
     * @param manifest of those that are complete
     * @param done the same
     * @param users records of users found, about
     */
    public record Entry(String id, State state, Optional<Manifest> manifest, Optional<Done> done, long users) {}

    /** Walks the key space; by id. */
    public List<Entry> all() {
        Map<String, Long> users = new TreeMap<>();
        KeyScan.each(redis, Keys.ANY_RELEASE, keys -> {
            for (String key : keys) {
                Keys.release(key).ifPresent(id -> users.merge(id, Keys.isOfUser(key) ? 1L : 0L, Long::sum));
            }
        });
        List<Entry> entries = new ArrayList<>();
        users.forEach((id, count) -> entries.add(entry(id, count)));
        return entries;
    }

    private Entry entry(String id, long users) {
        byte[] done = redis.get(Keys.bytes(Keys.done(id)));
        byte[] manifest = redis.get(Keys.bytes(Keys.manifest(id)));
        if (done == null || manifest == null) {
            return new Entry(id, State.INCOMPLETE, Optional.empty(), Optional.empty(), users);
        }
        try {
            return new Entry(
                    id,
                    State.COMPLETE,
                    Optional.of(Manifest.parse(manifest)),
                    Optional.of(Json.readKnown(done, Done.class)),
                    users);
        } catch (FormatException newer) {
            return new Entry(id, State.UNREADABLE, Optional.empty(), Optional.empty(), users);
        }
    }
}
