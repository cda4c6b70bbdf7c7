package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.resps.StreamEntry;

class UserStoreIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private final UserStore users = new UserStore(redis());
    private final LiveRatings live = new LiveRatings(redis());

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    @Test
    void aRatingIsInTheHashTheLogAndTheSequence() {
        assertThat(live.rate(7, Map.of(260, 4.5f), NOW)).hasSize(1);
        assertThat(users.read(7, "r1").live()).containsExactly(new LiveRating(260, 4.5f, NOW.toEpochMilli(), 1));
        assertThat(log())
                .containsExactly(Map.of(
                        "op", "rate", "user", "7", "movie", "260", "stars", "4.5", "at", "1700000000123", "seq", "1"));
    }

    @Test
    void aLaterRatingReplacesAnEarlierOneAndTheLogKeepsBoth() {
        live.rate(7, Map.of(260, 4.5f), NOW);
        assertThat(live.rate(7, Map.of(260, 1f), NOW.plusMillis(1))).hasSize(1);
        assertThat(users.read(7, "r1").live()).containsExactly(new LiveRating(260, 1, NOW.toEpochMilli() + 1, 2));
        assertThat(log()).extracting(entry -> entry.get("stars")).containsExactly("4.5", "1.0");
    }

    @Test
    void severalAtOnceKeepTheirOrder() {
        Map<Integer, Float> stars = new LinkedHashMap<>();
        stars.put(9, 5f);
        stars.put(3, 0.5f);
        assertThat(live.rate(7, stars, NOW)).hasSize(2);
        assertThat(users.read(7, "r1").live()).extracting(LiveRating::movie).containsExactly(3, 9);
        assertThat(log()).extracting(entry -> entry.get("movie")).containsExactly("9", "3");
    }

    @Test
    void noRatingsAreNoRatings() {
        assertThat(live.rate(7, Map.of(), NOW)).isEmpty();
        assertThat(users.read(7, "r1")).isEqualTo(new UserStore.User(java.util.Optional.empty(), List.of()));
    }

    @Test
    void whatIsTakenBackLeavesAMarkAndAnEntryInTheLog() {
        live.rate(7, Map.of(260, 4.5f), NOW);
        assertThat(live.takeBack(7, Set.of(260), Set.of(), NOW.plusMillis(1)))
                .containsExactly(new LiveRating(260, 0, NOW.toEpochMilli() + 1, 2));
        assertThat(log()).extracting(entry -> entry.get("op")).containsExactly("rate", "delete");
        assertThat(live.rate(7, Map.of(260, 3f), NOW))
                .extracting(LiveRating::takenBack)
                .containsExactly(false);
    }

    @Test
    void whatIsNotRatedCannotBeTakenBackTwiceOrAtAll() {
        assertThat(live.takeBack(7, Set.of(1), Set.of(), NOW)).isEmpty();
        assertThat(live.takeBack(7, Set.of(2), Set.of(2), NOW)).hasSize(1);
        assertThat(live.takeBack(7, Set.of(2), Set.of(2), NOW)).hasSize(1);
        assertThat(log()).hasSize(1);
    }

    @Test
    void halfAStarIsNotTakenForTakenBack() {
        live.rate(7, Map.of(260, 0.5f), NOW);
        assertThat(live.takeBack(7, Set.of(260), Set.of(), NOW)).allMatch(LiveRating::takenBack);
    }

    @Test
    void eightThreadsOnOneUserLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            all.add(threads.submit(() -> {
                for (int n = 0; n < 50; n++) {
                    live.rate(7, Map.of(100 * thread + n, 3f), NOW);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(users.read(7, "r1").live())
                .extracting(LiveRating::sequence)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
        assertThat(log()).extracting(entry -> entry.get("seq")).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void bothHalvesOfAUserAreRead() {
        UserRecord record = new UserRecord(new int[] {2, 0}, List.of(), new int[] {1}, new float[] {4});
        new ReleaseStore(redis())
                .writeUsers(
                        "r1",
                        List.of(new ReleaseStore.EncodedUser(7, UserRecordCodec.encode(record)))
                                .iterator());
        live.rate(7, Map.of(5, 2f), NOW);
        UserStore.User user = users.read(7, "r1");
        assertThat(user.release().orElseThrow()).usingRecursiveComparison().isEqualTo(record);
        assertThat(user.live()).hasSize(1);
        assertThat(users.read(7, "r2").release()).isEmpty();
        assertThat(users.read(8, "r1").live()).isEmpty();
    }

    @Test
    void damagedRecordsAreFormatErrors() {
        redis().set(Keys.user(7, "r1"), "?");
        assertThatThrownBy(() -> users.read(7, "r1")).isInstanceOf(FormatException.class);
        redis().hset(Keys.live(8), "260", "4.5");
        assertThatThrownBy(() -> users.read(8, "r1")).isInstanceOf(FormatException.class);
        redis().hset(Keys.live(9), "260", "NaN|1|1");
        assertThatThrownBy(() -> users.read(9, "r1")).isInstanceOf(FormatException.class);
    }

    @Test
    void aFullRedisKeepsNothingOfARatingRatherThanHalf() {
        live.rate(7, Map.of(1, 3f), NOW);
        redis().configSet("maxmemory", "1");
        try {
            assertThatThrownBy(() -> live.rate(7, Map.of(2, 3f, 3, 3f), NOW)).isInstanceOf(JedisDataException.class);
        } finally {
            redis().configSet("maxmemory", "0");
        }
        assertThat(users.read(7, "r1").live()).hasSize(1);
        assertThat(log()).hasSize(1);
        assertThat(live.rate(7, Map.of(2, 3f), NOW)).hasSize(2);
        assertThat(users.read(7, "r1").live()).extracting(LiveRating::sequence).containsExactly(1L, 2L);
    }

    private List<Map<String, String>> log() {
        List<StreamEntry> entries = redis().xrange(Keys.log(7), (StreamEntryID) null, (StreamEntryID) null);
        return entries.stream().map(StreamEntry::getFields).toList();
    }
}
