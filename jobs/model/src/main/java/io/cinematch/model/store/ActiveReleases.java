package io.cinematch.model.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** The one pointer that moves: which release of a variant is served. */
public final class ActiveReleases {
    /**
     * KEYS active, history; ARGV variant, expected release or empty, new release, time, channel, who, why. Begun with a
     * deletion, for a script is stopped by a full Redis only before its first write: going back must work there, too.
     */
    private static final String MOVE = """
            local now = redis.call('HGET', KEYS[1], ARGV[1]) or ''
            if now ~= ARGV[2] then return 0 end
            redis.call('HDEL', KEYS[1], ARGV[1])
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
            redis.call('XADD', KEYS[2], '*', 'at', ARGV[4], 'variant', ARGV[1], 'from', now, 'to', ARGV[3],
                'who', ARGV[6], 'why', ARGV[7])
            redis.call('PUBLISH', ARGV[5], ARGV[1])
            return 1
            """;

    private final UnifiedJedis redis;

    public ActiveReleases(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Id of the release served for a variant. */
    public Optional<String> of(String variant) {
        return Optional.ofNullable(redis.hget(Keys.ACTIVE, variant));
    }

    /** Every variant that is served, with the id of its release. */
    public Map<String, String> all() {
        return redis.hgetAll(Keys.ACTIVE);
    }

    /** Every move of the pointer, the oldest first. */
    public List<Move> history() {
        List<Move> moves = new ArrayList<>();
        StreamPages.each(
                redis, Keys.RELEASES, null, page -> page.forEach(entry -> moves.add(Move.of(entry.getFields()))));
        return moves;
    }

    /** Every release that was ever served, the newest move first, with its variant. */
    public Map<String, String> served() {
        List<Move> moves = history();
        Collections.reverse(moves);
        Map<String, String> variants = new LinkedHashMap<>();
        moves.forEach(move -> variants.putIfAbsent(move.to(), move.variant()));
        return variants;
    }

    /**
     * Moves the pointer, if it still is where the caller last saw it, and tells whoever listens to {@link Keys#MOVES}.
     *
     * @return false when somebody else moved it meanwhile
     */
    public boolean move(String variant, Optional<String> from, String to, MoveNote note) {
        Object moved = redis.eval(
                MOVE,
                List.of(Keys.ACTIVE, Keys.RELEASES),
                List.of(variant, from.orElse(""), to, note.at().toString(), Keys.MOVES, note.who(), note.why()));
        return Long.valueOf(1).equals(moved);
    }
}
