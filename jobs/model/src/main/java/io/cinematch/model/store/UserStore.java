package io.cinematch.model.store;

import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** What Redis knows of one user: their part of a release and their live ratings. */
public final class UserStore {
    private final RedisClient redis;

    public UserStore(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * Both halves of a user, in one round trip.
     *
     * @param release their record in the release, empty when the training data does not know them
     * @param live what they told the service since, ordered by movie; ratings taken back are among it
     */
    public record User(Optional<UserRecord> release, List<LiveRating> live) {}

    public User read(long user, String release) {
        try (Pipeline pipeline = redis.pipelined()) {
            Response<byte[]> record = pipeline.get(Keys.bytes(Keys.user(user, release)));
            Response<Map<byte[], byte[]>> live = pipeline.hgetAll(Keys.bytes(Keys.live(user)));
            pipeline.sync();
            return new User(
                    Optional.ofNullable(record.get()).map(UserRecordCodec::decode), LiveRating.decodeAll(live.get()));
        }
    }
}
