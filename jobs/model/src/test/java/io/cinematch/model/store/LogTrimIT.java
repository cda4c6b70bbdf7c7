package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.release.LogEntryId;
import io.cinematch.model.release.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

class LogTrimIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private final UnifiedJedis redis = REDIS.client();
    private final LiveRatings live = new LiveRatings(redis);
    private final RatingLog log = new RatingLog(redis);
    private final UserStore users = new UserStore(redis);

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    private LogTrim.Trimmed trim(LogPosition known) {
        return new LogTrim(redis).through(known, Optional.empty());
    }

    private List<StreamEntry> entries() {
        List<StreamEntry> all = new ArrayList<>();
        log.each(null, all::addAll);
        return all;
    }

    private List<LiveRating> told(long user) {
        return users.read(user, "r1").live();
    }

    @Test
    void whatIsKnownGoesOutOfLogAndHashAndWhatCameLaterStays() {
        live.rate(7, Map.of(1, 3f, 2, 4f), NOW);
        live.rate(8, Map.of(1, 3f), NOW);
        live.takeBack(8, Set.of(5), Set.of(5), NOW);
        LogPosition known = log.end();
        live.rate(7, Map.of(2, 5f), NOW);
        live.rate(9, Map.of(1, 3f), NOW);

        assertThat(trim(known)).isEqualTo(new LogTrim.Trimmed(3, 4));

        assertThat(told(7)).containsExactly(new LiveRating(2, 5, NOW.toEpochMilli(), 3));
        assertThat(told(8)).isEmpty();
        assertThat(told(9)).hasSize(1);
        assertThat(entries()).hasSize(2);
        assertThat(log.trimmed()).isEqualTo(known);
        assertThat(trim(known)).isEqualTo(new LogTrim.Trimmed(0, 0));
        assertThat(log.trimmed()).isEqualTo(known);
    }

    @Test
    void theSequenceGoesOnWhereItWas() {
        live.rate(7, Map.of(1, 3f), NOW);
        live.rate(7, Map.of(2, 3f), NOW);
        trim(log.end());
        live.rate(7, Map.of(1, 3f), NOW);
        assertThat(told(7)).containsExactly(new LiveRating(1, 3, NOW.toEpochMilli(), 3));
    }

    /** Their sequence begins anew then: only the whole statement tells which is meant. */
    @Test
    void whatAUserToldAfterTheyWereForgottenIsNotTakenForWhatTheyToldBefore() {
        live.rate(7, Map.of(1, 3f), NOW);
        LogPosition known = log.end();
        List<StreamEntry> before = entries();
        new Forgetting(redis).forget(7, NOW);
        live.rate(7, Map.of(1, 4f), NOW.plusMillis(1));
        // As if the log had kept it.
        redis.del(Keys.log(7));
        redis.xadd(
                Keys.log(7),
                XAddParams.xAddParams().id(before.get(0).getID()),
                before.get(0).getFields());

        trim(known);

        assertThat(told(7)).extracting(LiveRating::stars).containsExactly(4f);
    }

    @Test
    void nothingKnownTakesNothing() {
        live.rate(7, Map.of(1, 3f), NOW);
        assertThat(trim(LogPosition.NONE)).isEqualTo(new LogTrim.Trimmed(0, 0));
        assertThat(trim(LogPosition.of(Map.of(7, new LogEntryId(1, 0))))).isEqualTo(new LogTrim.Trimmed(0, 0));
        assertThat(told(7)).hasSize(1);
        assertThat(log.trimmed()).isEqualTo(LogPosition.NONE);
    }

    @Test
    void whatIsNeededStaysInTheLogButNotInTheHash() {
        live.rate(7, Map.of(1, 3f), NOW);
        LogPosition first = log.end();
        long taken = first.of(7).orElseThrow().millis();

        assertThat(new LogTrim(redis).through(first, Optional.of(Instant.ofEpochMilli(taken))))
                .isEqualTo(new LogTrim.Trimmed(1, 0));
        assertThat(log.trimmed()).isEqualTo(LogPosition.NONE);
        assertThat(new LogTrim(redis).through(first, Optional.of(Instant.ofEpochMilli(taken + 1))))
                .isEqualTo(new LogTrim.Trimmed(0, 1));
    }

    @Test
    void entriesThatNobodyCanMakeOutAreNoHindrance() {
        for (Map<String, String> odd : List.of(
                Map.of("a", "b"),
                Map.of("user", "x", "movie", "1", "at", "1", "seq", "1"),
                Map.of("user", "7", "movie", "seq", "at", "1", "seq", "1"))) {
            redis.xadd(Keys.log(7), XAddParams.xAddParams(), odd);
        }
        live.rate(7, Map.of(1, 3f), NOW);
        assertThat(trim(log.end())).isEqualTo(new LogTrim.Trimmed(1, 4));
    }

    @Test
    void aLogOfManyPagesGoesWhole() {
        for (int n = 0; n < 2300; n++) {
            live.rate(7, Map.of(n % 10 + 1, n % 2 == 0 ? 3f : 4f), NOW.plusMillis(n));
        }
        assertThat(trim(log.end())).isEqualTo(new LogTrim.Trimmed(10, 2300));
        assertThat(told(7)).isEmpty();
        assertThat(redis.exists(Keys.log(7))).isTrue();
    }

    @Test
    void theEndIsTheNewestEntryOfEveryPartAndPagesAreWhatIsBetween() {
        assertThat(log.end()).isEqualTo(LogPosition.NONE);
        live.rate(7, Map.of(1, 3f), NOW);
        LogPosition one = log.end();
        live.rate(7, Map.of(2, 3f), NOW);
        live.rate(8, Map.of(2, 3f), NOW);
        LogPosition two = log.end();
        live.rate(7, Map.of(3, 3f), NOW);

        assertThat(one.buckets()).containsOnlyKeys(7);
        assertThat(two.buckets()).containsOnlyKeys(7, 8);
        List<String> movies = new ArrayList<>();
        log.pages(7, one, two)
                .forEachRemaining(page ->
                        page.forEach(entry -> movies.add(entry.getFields().get("movie"))));
        assertThat(movies).containsExactly("2");
        assertThat(log.pages(8, two, two)).isExhausted();
        assertThat(log.pages(9, one, two)).isExhausted();
    }
}
