package io.cinematch.model.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import redis.clients.jedis.UnifiedJedis;

/** Takes releases out of the store, a batch of keys at a time; Redis frees their memory in the background. */
public final class ReleaseRemoval {
    /** Tasks of a job that failed may write a little longer; then there is another walk. */
    private static final int WALKS = 5;

    private final UnifiedJedis redis;

    public ReleaseRemoval(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Removes releases, {@code done} first, so that nobody loads one that is half removed.
     *
     * @return how many keys that were
     */
    public long releases(Collection<String> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        Set<String> doomed = Set.copyOf(ids);
        long gone = unlink(doomed.stream().map(Keys::done).toList());
        for (int walk = 0; walk < WALKS; walk++) {
            long found = walk(
                    Keys.ANY_RELEASE,
                    key -> Keys.release(key).filter(doomed::contains).isPresent());
            gone += found;
            if (found == 0) {
                break;
            }
        }
        return gone;
    }

    /** Removes catalogues but those of some digests; returns how many keys that were. */
    public long cataloguesBut(Set<String> digests) {
        return walk(Keys.ANY_CATALOGUE, key -> {
            Optional<String> digest = Keys.catalogueDigest(key);
            return digest.isPresent() && !digests.contains(digest.get());
        });
    }

    private long walk(String pattern, Predicate<String> doomed) {
        LongAdder gone = new LongAdder();
        KeyScan.each(
                redis,
                pattern,
                keys -> gone.add(unlink(keys.stream().filter(doomed).toList())));
        return gone.sum();
    }

    private long unlink(List<String> keys) {
        if (keys.isEmpty()) {
            return 0;
        }
        // One command for each key: on a cluster they are in many slots.
        try (CheckedPipeline pipeline = new CheckedPipeline(redis)) {
            keys.forEach(pipeline::unlink);
            pipeline.flush();
            return pipeline.removed();
        }
    }
}
