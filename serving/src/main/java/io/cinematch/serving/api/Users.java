package io.cinematch.serving.api;

import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.http.ProblemException;
import io.cinematch.serving.recommend.Snapshot;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Reads users for a release, and says when that cannot be done. */
public final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final UserStore store;

    public Users(UserStore store) {
        this.store = store;
    }

    /** A user; empty when Redis does not answer or what it holds of them is damaged. */
    Optional<UserStore.User> find(Snapshot snapshot, long id) {
        try {
            UserStore.User user = store.read(id, snapshot.id());
            user.release().ifPresent(snapshot::check);
            return Optional.of(user);
        } catch (JedisConnectionException away) {
            // Told once for each outage, by whoever watches the connections.
            return Optional.empty();
        } catch (JedisException | FormatException e) {
            LOG.warn("user {} cannot be read: {}", id, e.toString());
            return Optional.empty();
        }
    }

    /** A user, or a 503 for the client. */
    UserStore.User need(Snapshot snapshot, long id, String consequence) {
        return find(snapshot, id).orElseThrow(() -> ProblemException.storeUnavailable(consequence));
    }
}
