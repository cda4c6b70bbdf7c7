package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

class ActiveReleasesIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final MoveNote NOTE = new MoveNote(NOW, "me@here", "a  test\n");

    private final ActiveReleases active = new ActiveReleases(redis());

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    @Test
    void movesOnlyFromWhereItWasSeen() {
        assertThat(active.of("funksvd")).isEmpty();
        assertThat(active.move("funksvd", Optional.of("r0"), "r1", NOTE)).isFalse();
        assertThat(active.move("funksvd", Optional.empty(), "r1", NOTE)).isTrue();
        assertThat(active.move("funksvd", Optional.empty(), "r2", NOTE)).isFalse();
        assertThat(active.of("funksvd")).contains("r1");
        assertThat(active.move("funksvd", Optional.of("r1"), "r2", NOTE)).isTrue();
        assertThat(active.of("funksvd")).contains("r2");
        assertThat(active.of("als")).isEmpty();
    }

    @Test
    void everyMoveIsInTheHistoryAndNoRefusalIs() {
        active.move("funksvd", Optional.empty(), "r1", NOTE);
        active.move("funksvd", Optional.of("r0"), "r9", NOTE);
        active.move("funksvd", Optional.of("r1"), "r2", NOTE);
        assertThat(active.history())
                .containsExactly(
                        new Move(NOW, "funksvd", Optional.empty(), "r1", "me@here", "a test"),
                        new Move(NOW, "funksvd", Optional.of("r1"), "r2", "me@here", "a test"));
        assertThat(active.served()).containsExactly(Map.entry("r2", "funksvd"), Map.entry("r1", "funksvd"));
    }

    @Test
    void movesThatAnEarlierVersionWroteDownAreReadToo() {
        redis().xadd(
                        Keys.RELEASES,
                        XAddParams.xAddParams(),
                        Map.of("at", NOW.toString(), "variant", "als", "from", "", "to", "r1"));

        assertThat(active.history()).containsExactly(new Move(NOW, "als", Optional.empty(), "r1", "", ""));
    }

    @Test
    void goingBackWorksOnAFullRedis() {
        active.move("funksvd", Optional.empty(), "r2", NOTE);
        redis().configSet("maxmemory", "1");
        try {
            assertThat(active.move("funksvd", Optional.of("r2"), "r1", NOTE)).isTrue();
            assertThat(active.of("funksvd")).contains("r1");
        } finally {
            redis().configSet("maxmemory", "0");
        }
    }

    @Test
    void ofManyMoversAtOnceOneWins() {
        long won = IntStream.range(0, 16)
                .parallel()
                .filter(n -> active.move("funksvd", Optional.empty(), "r" + n, NOTE))
                .count();
        assertThat(won).isEqualTo(1);
    }
}
