package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

class ForgettingIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private final UnifiedJedis redis = redis();
    private final LiveRatings live = new LiveRatings(redis);
    private final Forgetting forgetting = new Forgetting(redis);

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void twoUsers() {
        redis.flushAll();
        for (long user : new long[] {7, 77}) {
            // More than one page of both streams.
            IntStream.range(0, 1500).forEach(n -> {
                live.rate(user, Map.of(n % 10, 3f), NOW);
                redis.xadd(Keys.EXPOSURES, XAddParams.xAddParams(), Map.of("user", Long.toString(user), "movies", "1"));
            });
            redis.set(Keys.user(user, "r1"), "record");
            redis.set(Keys.user(user, "r2"), "record");
            redis.zadd(Keys.sessions(user), 1, "hash" + user);
            redis.hset(Keys.session(user, "hash" + user), "user", Long.toString(user));
        }
    }

    @Test
    void nothingOfAForgottenUserIsLeft() {
        assertThat(forgetting.forget(7, NOW)).isEqualTo(new Forgetting.Forgotten(5, 1500, 1500));
        assertThat(keys("*:u7:*")).isEmpty();
        assertThat(entries(Keys.log(7), "7"))
                .containsExactly(Map.of("op", "forget", "user", "7", "at", "1700000000123"));
        assertThat(entries(Keys.EXPOSURES, "7")).isEmpty();
    }

    @Test
    void nobodyElseLosesAnything() {
        Set<String> before = keys("*:u77:*");
        forgetting.forget(7, NOW);
        assertThat(keys("*:u77:*")).isEqualTo(before).hasSize(5);
        assertThat(entries(Keys.log(77), "77")).hasSize(1500);
        assertThat(entries(Keys.EXPOSURES, "77")).hasSize(1500);
    }

    @Test
    void onceMoreIsHarmless() {
        forgetting.forget(7, NOW);
        assertThat(forgetting.forget(7, NOW)).isEqualTo(new Forgetting.Forgotten(0, 1, 0));
        assertThat(entries(Keys.log(7), "7")).hasSize(1);
    }

    /** The session was gone first: to ask again was no longer possible. */
    @Test
    void whoeverIsHalfForgottenCanAskAgain() {
        redis.del(Keys.EXPOSURES);
        redis.set(Keys.EXPOSURES, "not a stream");

        assertThatThrownBy(() -> forgetting.forget(7, NOW)).isInstanceOf(JedisDataException.class);

        assertThat(keys(Keys.session(7, "*"))).hasSize(1);
    }

    private Set<String> keys(String pattern) {
        Set<String> all = new HashSet<>();
        KeyScan.each(redis, pattern, all::addAll);
        return all;
    }

    private List<Map<String, String>> entries(String stream, String user) {
        return redis.xrange(stream, (StreamEntryID) null, null).stream()
                .map(StreamEntry::getFields)
                .filter(fields -> user.equals(fields.get("user")))
                .toList();
    }
}
