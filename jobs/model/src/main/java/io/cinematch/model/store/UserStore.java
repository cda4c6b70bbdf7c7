package io.cinematch.model.store;

import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** What Redis knows of one user: their part of a release and their live ratings. */
public final class UserStore {
    private final UnifiedJedis redis;

    public UserStore(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Both halves of a user, in one round trip.
     *
     * @param release their record in the release, empty when the training data does not know them
     * @param live what they told the service since, ordered by movie; ratings taken back are among it
     */
    public record User(Optional<UserRecord> release, List<LiveRating> live) {
        /**
         * The same user, had they told the service this as well: each in place of what it knows of the same movie.
         *
         * @param told each movie once, in any order
         */
        public User with(List<LiveRating> told) {
            SortedMap<Integer, LiveRating> all = new TreeMap<>();
            live.forEach(rating -> all.put(rating.movie(), rating));
            told.forEach(rating -> all.put(rating.movie(), rating));
            return new User(release, List.copyOf(all.values()));
        }
    }

    public User read(long user, String release) {
        return read(user, release, SessionCheck.NONE);
    }

    /** The same, for whoever a check lets in. */
    public User read(long user, String release, SessionCheck check) {
        return read(user, release, Optional.empty(), check);
    }

    /**
     * The same for a caller who still has the record, which never changes: it is not sent again, only whether it is still
     * there. The session travels in the same round trip, and whatever the check throws comes before anything of the user
     * is looked at.
     *
     * @param known the user's record in this release
     */
    public User read(long user, String release, Optional<UserRecord> known, SessionCheck check) {
        byte[] key = Keys.bytes(Keys.user(user, release));
        return RoundTrip.of(redis, Keys.live(user), pipeline -> {
            Optional<Response<Object>> session = check.session().map(ref -> ref.look(pipeline));
            Supplier<Optional<UserRecord>> record =
                    known.isPresent() ? stillThere(pipeline.exists(key), known) : decoded(pipeline.get(key));
            Response<Map<byte[], byte[]>> live = pipeline.hgetAll(Keys.bytes(Keys.live(user)));
            return () -> {
                check.confirm(session.flatMap(reply -> SessionRef.decode(reply.get())));
                return new User(record.get(), LiveRating.decodeAll(live.get()));
            };
        });
    }

    private static Supplier<Optional<UserRecord>> stillThere(Response<Boolean> there, Optional<UserRecord> record) {
        return () -> there.get() ? record : Optional.empty();
    }

    private static Supplier<Optional<UserRecord>> decoded(Response<byte[]> bytes) {
        return () -> Optional.ofNullable(bytes.get()).map(UserRecordCodec::decode);
    }

    /** The check alone, before something is done for a user that begins with no read of them. */
    public void confirm(SessionCheck check) {
        SessionRef session = check.session().orElse(null);
        check.confirm(session == null ? Optional.empty() : new SessionStore(redis).find(session));
    }
}
