package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A cluster that moves the slot of a user to another node, under a client that does not know yet. */
class MovingSlotIT {
    @RegisterExtension
    static final RealCluster CLUSTER = new RealCluster();

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final long USER = RealCluster.userAt(0);
    private static final String LIVE = Keys.live(USER);
    private static final String SLOT = Integer.toString(JedisClusterCRC16.getSlot(LIVE));
    private static final UserRecord RECORD =
            new UserRecord(new int[] {2, 0}, List.of(), new int[] {1}, new float[] {4});

    /** Not the extension's own: that one would learn from the moves of the test before. */
    private UnifiedJedis redis;

    private int from;

    @BeforeEach
    void oneUserWithARating() {
        CLUSTER.client().flushAll();
        redis = Redis.pool(CLUSTER.address(), TIMEOUT, 2);
        from = CLUSTER.ask(0, "NODES").lines().anyMatch(line -> line.contains("myself") && owns(line)) ? 0 : 1;
        write(1);
        new LiveRatings(redis).rate(USER, Map.of(260, 4f), NOW);
    }

    private static boolean owns(String node) {
        int slot = Integer.parseInt(SLOT);
        return List.of(node.split(" ")).stream()
                .skip(8)
                .filter(range -> !range.startsWith("["))
                .map(range -> range.split("-"))
                .anyMatch(range ->
                        Integer.parseInt(range[0]) <= slot && slot <= Integer.parseInt(range[range.length - 1]));
    }

    @Test
    void whoDoesNotKnowThatItMovedReadsAndWritesAllTheSame() {
        begin();
        migrate(LIVE, Keys.user(USER, "r1"), Keys.log(Keys.bucket(USER)));
        end();

        assertThat(users().read(USER, "r1").live()).hasSize(1);
        write(500);
        assertThat(new LiveRatings(redis).rate(USER, Map.of(1, 3f), NOW)).hasSize(2);
        assertThat(users().read(USER, "r1").release()).isPresent();
        redis.close();
    }

    @Test
    void pipelinedWritesToASlotThatHasMovedArriveWithoutAnybodyElseToldWhere() {
        begin();
        migrate(LIVE, Keys.user(USER, "r1"), Keys.log(Keys.bucket(USER)));
        end();

        write(500);
        assertThat(redis.exists(Keys.user(USER + 499, "r1"))).isTrue();
        assertThat(redis.exists(Keys.user(USER, "r1"))).isTrue();
        redis.close();
    }

    @Test
    void halfWayReadsFindBothHalvesAndAChangeOfBothIsRefusedWhole() {
        begin();
        migrate(LIVE);

        UserStore.User user = users().read(USER, "r1");
        assertThat(user.live()).hasSize(1);
        assertThat(user.release()).isPresent();
        assertThatThrownBy(() -> new LiveRatings(redis).rate(USER, Map.of(1, 3f), NOW))
                .isInstanceOf(JedisDataException.class)
                .hasMessageContaining("TRYAGAIN");

        migrate(Keys.user(USER, "r1"), Keys.log(Keys.bucket(USER)));
        end();
        assertThat(new LiveRatings(redis).rate(USER, Map.of(1, 3f), NOW))
                .extracting(LiveRating::sequence)
                .containsExactlyInAnyOrder(1L, 2L);
        redis.close();
    }

    private UserStore users() {
        return new UserStore(redis);
    }

    private void write(int count) {
        byte[] record = UserRecordCodec.encode(RECORD);
        new ReleaseStore(redis)
                .writeUsers(
                        "r1",
                        java.util.stream.LongStream.range(USER, USER + count)
                                .mapToObj(user -> new ReleaseStore.EncodedUser(user, record))
                                .iterator());
    }

    private void begin() {
        CLUSTER.tell(1 - from, "SETSLOT", SLOT, "IMPORTING", CLUSTER.ask(from, "MYID"));
        CLUSTER.tell(from, "SETSLOT", SLOT, "MIGRATING", CLUSTER.ask(1 - from, "MYID"));
    }

    private void migrate(String... keys) {
        RedisAddress.One to = CLUSTER.servers().get(1 - from).address();
        List<String> words =
                new java.util.ArrayList<>(List.of(to.host(), Integer.toString(to.port()), "", "0", "5000", "KEYS"));
        words.addAll(List.of(keys));
        try (Connection connection = Redis.connect(CLUSTER.servers().get(from).address(), TIMEOUT)) {
            connection.sendCommand(Protocol.Command.MIGRATE, words.toArray(String[]::new));
            assertThat(connection.getStatusCodeReply()).isEqualTo("OK");
        }
    }

    private void end() {
        String owner = CLUSTER.ask(1 - from, "MYID");
        CLUSTER.tell(1 - from, "SETSLOT", SLOT, "NODE", owner);
        CLUSTER.tell(from, "SETSLOT", SLOT, "NODE", owner);
    }
}
