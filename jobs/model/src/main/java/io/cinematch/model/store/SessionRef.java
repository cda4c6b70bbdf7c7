package io.cinematch.model.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * A session as its token names it, whether there is one or not. It lies in the slot of its user, so that it can be
 * looked up in one round trip with what it opens, and ended together with it.
 *
 * @param user whose session it claims to be
 * @param hash SHA-256 of the token, hexadecimal; the token itself is stored nowhere
 * @param lasting how long a session lasts after its last use
 */
public record SessionRef(long user, String hash, Duration lasting) {
    /**
     * KEYS session, the user's sessions; ARGV how long it lasts, and when less than what is left to renew it; both in
     * milliseconds. It is not renewed at every use: each renewal is a write that goes to disk. Nor is one that cannot be
     * renewed refused: a Redis that takes no writes still tells who is who.
     */
    private static final String LOOK = """
            local kind = redis.call('HGET', KEYS[1], 'kind')
            if not kind then return false end
            local left = redis.call('PTTL', KEYS[1])
            if left >= tonumber(ARGV[2]) then return {kind, left, 0} end
            local done = redis.pcall('PEXPIRE', KEYS[1], ARGV[1])
            if type(done) == 'table' then return {kind, left, 0} end
            redis.pcall('PEXPIRE', KEYS[2], ARGV[1])
            return {kind, tonumber(ARGV[1]), 1}
            """;

    private static final String DATA_SET = "data-set";
    private static final String JOINED = "joined";

    static String kind(boolean dataSet) {
        return dataSet ? DATA_SET : JOINED;
    }

    String key() {
        return Keys.session(user, hash);
    }

    /** Asks for it, and renews it when a 24th of its time has passed. */
    Response<Object> look(AbstractPipeline pipeline) {
        return pipeline.eval(LOOK, keys(), times());
    }

    static String lookScript() {
        return LOOK;
    }

    List<String> keys() {
        return List.of(key(), Keys.sessions(user));
    }

    List<String> times() {
        long millis = lasting.toMillis();
        return List.of(Long.toString(millis), Long.toString(millis - millis / 24));
    }

    /** Empty when there is none, or no more. */
    static Optional<Session> decode(Object reply) {
        if (!(reply instanceof List<?> parts)) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                DATA_SET.equals(parts.get(0)),
                Duration.ofMillis((Long) parts.get(1)),
                Long.valueOf(1).equals(parts.get(2))));
    }
}
