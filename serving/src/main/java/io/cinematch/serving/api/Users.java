package io.cinematch.serving.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.recommend.Taste;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads users for a release, and says when that cannot be done. What was worked out of a user is kept, and used again
 * only if Redis says in the same round trip that nothing of theirs has changed.
 */
public final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    /** In ratings and places of lists: some twenty megabytes, or the users of a few hundred requests a second. */
    private static final int MOST_KEPT = 2_000_000;

    private final UserStore store;
    private final Recommender recommender;
    private final Cache<Key, Taste> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Key, Taste>weigher((key, taste) -> taste.size())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** By variant: a release that took another's place takes the place of what was kept of it, too. */
    private record Key(String variant, long user) {}

    public Users(UserStore store, Recommender recommender) {
        this.store = store;
        this.recommender = recommender;
    }

    /**
     * The user somebody acts for; empty when Redis does not answer or what it holds of them is damaged.
     *
     * @throws ProblemException when Redis says that the caller may not
     */
    Optional<Taste> find(Snapshot snapshot, Acting acting) {
        try {
            return Optional.of(read(snapshot, acting));
        } catch (JedisConnectionException away) {
            // Told once for each outage, by whoever watches the connections.
            return Optional.empty();
        } catch (JedisException | FormatException e) {
            LOG.warn("user {} cannot be read: {}", acting.user(), e.toString());
            return Optional.empty();
        }
    }

    private Taste read(Snapshot snapshot, Acting acting) {
        Key key = new Key(snapshot.manifest().variant(), acting.user());
        Optional<Taste> before = Optional.ofNullable(kept.getIfPresent(key)).filter(taste -> taste.isOf(snapshot));
        UserStore.User now = store.read(
                acting.user(),
                snapshot.id(),
                before.flatMap(taste -> taste.user().release()),
                acting);
        if (before.isPresent() && now.equals(before.get().user())) {
            return before.get();
        }
        now.release().ifPresent(snapshot::check);
        Taste taste = recommender.taste(snapshot, now);
        kept.put(key, taste);
        return taste;
    }

    /** A user, or a 503 for the client. */
    Taste need(Snapshot snapshot, Acting acting, String consequence) {
        return find(snapshot, acting).orElseThrow(() -> ProblemException.storeUnavailable(consequence));
    }

    /**
     * Makes sure that somebody may act, where nothing of the user is read.
     *
     * @throws ProblemException when Redis says that the caller may not, or does not answer
     */
    void confirm(Acting acting, String consequence) {
        try {
            store.confirm(acting);
        } catch (JedisException e) {
            throw ProblemException.storeUnavailable(consequence);
        }
    }
}
