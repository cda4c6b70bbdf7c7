package io.cinematch.model.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Who has joined, and who is signed in. Only hashes of keys and tokens are kept. */
public final class SessionStore {
    /** More at once and the oldest ends: a user's sessions take bounded memory. */
    static final int MOST_SESSIONS = 20;

    /**
     * KEYS account, session, the user's sessions; ARGV hash of the user's key or empty, hash of the token, milliseconds
     * it lasts, kind, now, prefix of the user's session keys, most sessions.
     */
    private static final String OPEN = """
            for _, hash in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
              if redis.call('EXISTS', ARGV[6] .. hash) == 0 then redis.call('ZREM', KEYS[3], hash) end
            end
            for _, hash in ipairs(redis.call('ZRANGE', KEYS[3], 0, -tonumber(ARGV[7]))) do
              redis.call('DEL', ARGV[6] .. hash)
              redis.call('ZREM', KEYS[3], hash)
            end
            redis.call('HSET', KEYS[2], 'kind', ARGV[4], 'created', ARGV[5])
            redis.call('PEXPIRE', KEYS[2], ARGV[3])
            redis.call('ZADD', KEYS[3], ARGV[5], ARGV[2])
            if redis.call('PTTL', KEYS[3]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[3], ARGV[3]) end
            return 1
            """;

    /** An account that changed or went since the caller looked at it opens nothing. */
    private static final String SIGN_IN = """
            if (redis.call('HGET', KEYS[1], 'key') or '') ~= ARGV[1] then return 0 end
            """ + OPEN;

    /** More KEYS: whatever else would show that the id is somebody's. */
    private static final String JOIN = """
            for _, key in ipairs(KEYS) do
              if redis.call('EXISTS', key) == 1 then return 0 end
            end
            redis.call('HSET', KEYS[1], 'key', ARGV[1], 'created', ARGV[5])
            """ + OPEN;

    private final UnifiedJedis redis;

    public SessionStore(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * What it takes to sign in as a user.
     *
     * @param keyHash of their key, when they joined here
     * @param dataSet whether a release knows them
     */
    public record Door(Optional<String> keyHash, boolean dataSet) {}

    public Door door(long user, Collection<String> releases) {
        return RoundTrip.of(redis, Keys.account(user), pipeline -> {
            Response<String> key = pipeline.hget(Keys.account(user), "key");
            List<Response<Boolean>> records = releases.stream()
                    .map(release -> pipeline.exists(Keys.user(user, release)))
                    .toList();
            return () ->
                    new Door(Optional.ofNullable(key.get()), records.stream().anyMatch(Response::get));
        });
    }

    /**
     * Makes an account and its first session, when the id is free: no account, no live ratings, and unknown to all of the
     * releases.
     *
     * @return false when the id is somebody's
     */
    public boolean join(SessionRef session, String keyHash, Collection<String> releases, Instant now) {
        List<String> keys = new ArrayList<>(keys(session));
        keys.add(Keys.live(session.user()));
        releases.forEach(release -> keys.add(Keys.user(session.user(), release)));
        return done(redis.eval(JOIN, keys, arguments(session, keyHash, false, now)));
    }

    /**
     * Starts a session.
     *
     * @param door what {@link #door} said
     * @return false when that is so no more
     */
    public boolean signIn(SessionRef session, Door door, Instant now) {
        return done(redis.eval(
                SIGN_IN,
                keys(session),
                arguments(session, door.keyHash().orElse(""), door.keyHash().isEmpty(), now)));
    }

    /** The session; looking at it is using it. */
    public Optional<Session> find(SessionRef session) {
        return SessionRef.decode(redis.eval(SessionRef.lookScript(), session.keys(), session.times()));
    }

    /** Ends a session, if there is one. */
    public void end(SessionRef session) {
        RoundTrip.of(redis, session.key(), pipeline -> {
            Response<Long> ended = pipeline.del(session.key());
            Response<Long> listed = pipeline.zrem(Keys.sessions(session.user()), session.hash());
            return () -> ended.get() + listed.get();
        });
    }

    private static List<String> keys(SessionRef session) {
        return List.of(Keys.account(session.user()), session.key(), Keys.sessions(session.user()));
    }

    private static List<String> arguments(SessionRef session, String keyHash, boolean dataSet, Instant now) {
        return List.of(
                keyHash,
                session.hash(),
                Long.toString(session.lasting().toMillis()),
                SessionRef.kind(dataSet),
                Long.toString(now.toEpochMilli()),
                Keys.sessionPrefix(session.user()),
                Integer.toString(MOST_SESSIONS));
    }

    private static boolean done(Object reply) {
        return Long.valueOf(1).equals(reply);
    }
}
