package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

class ActiveReleasesIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ActiveReleases active = new ActiveReleases(redis());

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    @Test
    void movesOnlyFromWhereItWasSeen() {
        assertThat(active.of("funksvd")).isEmpty();
        assertThat(active.move("funksvd", Optional.of("r0"), "r1", NOW)).isFalse();
        assertThat(active.move("funksvd", Optional.empty(), "r1", NOW)).isTrue();
        assertThat(active.move("funksvd", Optional.empty(), "r2", NOW)).isFalse();
        assertThat(active.of("funksvd")).contains("r1");
        assertThat(active.move("funksvd", Optional.of("r1"), "r2", NOW)).isTrue();
        assertThat(active.of("funksvd")).contains("r2");
        assertThat(active.of("als")).isEmpty();
    }

    @Test
    void everyMoveIsInTheHistoryAndNoRefusalIs() {
        active.move("funksvd", Optional.empty(), "r1", NOW);
        active.move("funksvd", Optional.of("r0"), "r9", NOW);
        active.move("funksvd", Optional.of("r1"), "r2", NOW);
        List<StreamEntry> history = redis().xrange(Keys.RELEASES, (StreamEntryID) null, (StreamEntryID) null);
        assertThat(history)
                .extracting(StreamEntry::getFields)
                .containsExactly(
                        Map.of("at", "2026-01-02T03:04:05Z", "variant", "funksvd", "from", "", "to", "r1"),
                        Map.of("at", "2026-01-02T03:04:05Z", "variant", "funksvd", "from", "r1", "to", "r2"));
    }

    @Test
    void ofManyMoversAtOnceOneWins() {
        long won = IntStream.range(0, 16)
                .parallel()
                .filter(n -> active.move("funksvd", Optional.empty(), "r" + n, NOW))
                .count();
        assertThat(won).isEqualTo(1);
    }
}
