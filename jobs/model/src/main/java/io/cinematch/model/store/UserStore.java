package io.cinematch.model.store;

import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** What Redis knows of one user: their part of a release and their live ratings. */
public final class UserStore {
    /** The live hash's own field: how many changes the user has made. No movie has this id. */
    private static final String SEQUENCE = "seq";

    /**
     * KEYS live hash, log; ARGV user, epoch millis, then movie and stars by turns. One script, so that the hash, the
     * sequence and the log change together or not at all.
     */
    private static final String RATE = """
            for i = 3, #ARGV, 2 do
              local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. '|' .. ARGV[2] .. '|' .. seq)
              redis.call('XADD', KEYS[2], '*', 'op', 'rate', 'user', ARGV[1], 'movie', ARGV[i],
                'stars', ARGV[i + 1], 'at', ARGV[2], 'seq', seq)
            end
            return math.max(0, redis.call('HLEN', KEYS[1]) - 1)
            """;

    private final RedisClient redis;

    public UserStore(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * Both halves of a user, in one round trip.
     *
     * @param release their record in the release, empty when the training data does not know them
     * @param live their live ratings, ordered by movie
     */
    public record User(Optional<UserRecord> release, List<LiveRating> live) {}

    public User read(long user, String release) {
        return read(user, release, SessionCheck.NONE);
    }

    /**
     * The same, for whoever a check lets in: the session travels in the same round trip, and whatever the check throws
     * comes before anything of the user is looked at.
     */
    public User read(long user, String release, SessionCheck check) {
        try (Pipeline pipeline = redis.pipelined()) {
            Optional<Response<Object>> session = check.session().map(ref -> ref.look(pipeline));
            Response<byte[]> record = pipeline.get(Keys.bytes(Keys.user(user, release)));
            Response<Map<byte[], byte[]>> live = pipeline.hgetAll(Keys.bytes(Keys.live(user)));
            pipeline.sync();
            check.confirm(session.flatMap(reply -> SessionRef.decode(reply.get())));
            return new User(Optional.ofNullable(record.get()).map(UserRecordCodec::decode), decode(live.get()));
        }
    }

    /**
     * Keeps ratings; each replaces an earlier live rating of the same movie. When this returns they are in the hash and
     * in the log, as durable as the server's settings make it.
     *
     * @param stars movie to stars
     * @return how many live ratings the user now has
     */
    public long rate(long user, Map<Integer, Float> stars, Instant now) {
        List<String> args = new ArrayList<>(List.of(Long.toString(user), Long.toString(now.toEpochMilli())));
        stars.forEach((movie, value) -> {
            args.add(movie.toString());
            args.add(value.toString());
        });
        return (Long) redis.eval(RATE, List.of(Keys.live(user), Keys.LOG), args);
    }

    private static List<LiveRating> decode(Map<byte[], byte[]> hash) {
        List<LiveRating> ratings = new ArrayList<>(hash.size());
        hash.forEach((field, value) -> {
            String movie = text(field);
            if (!movie.equals(SEQUENCE)) {
                ratings.add(LiveRating.decode(movie, text(value)));
            }
        });
        ratings.sort(Comparator.comparingInt(LiveRating::movie));
        return ratings;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
