package io.cinematch.model.store;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** All that users have told the service. Of one user in order; of different users bucket after bucket. */
public final class RatingLog {
    private final UnifiedJedis redis;

    public RatingLog(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** @param from the first entry that matters, or null for all */
    public void each(StreamEntryID from, Consumer<List<StreamEntry>> work) {
        for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
            StreamPages.each(redis, Keys.log(bucket), from, work);
        }
    }
}
