package io.cinematch.serving.api;

import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.access.Acting;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Reads users for a release, and says when that cannot be done. */
public final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final UserStore store;

    public Users(UserStore store) {
        this.store = store;
    }

    /**
     * The user somebody acts for; empty when Redis does not answer or what it holds of them is damaged.
     *
     * @throws ProblemException when Redis says that the caller may not
     */
    Optional<UserStore.User> find(Snapshot snapshot, Acting acting) {
        try {
            UserStore.User user = store.read(acting.user(), snapshot.id(), acting);
            user.release().ifPresent(snapshot::check);
            return Optional.of(user);
        } catch (JedisException | FormatException e) {
            LOG.warn("user {} cannot be read: {}", acting.user(), e.toString());
            return Optional.empty();
        }
    }

    /** A user, or a 503 for the client. */
    UserStore.User need(Snapshot snapshot, Acting acting, String consequence) {
        return find(snapshot, acting).orElseThrow(() -> ProblemException.storeUnavailable(consequence));
    }
}
