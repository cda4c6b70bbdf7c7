package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.release.FormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** What is written to the log is read back, by way of a real server. */
class LogEntryIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private static final String LOG = Keys.log(Keys.bucket(7));

    private final UnifiedJedis redis = REDIS.client();

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    private List<LogEntry> log(StreamEntryID from) {
        List<LogEntry> entries = new ArrayList<>();
        StreamPages.each(redis, LOG, from, page -> page.forEach(entry -> entries.add(LogEntry.of(entry.getFields()))));
        return entries;
    }

    @Test
    void everyKindOfChangeIsReadAsItWasMade() {
        LiveRatings live = new LiveRatings(redis);
        live.rate(7, Map.of(10, 4.5f), NOW);
        live.rate(7, Map.of(10, 0.5f), NOW.plusMillis(1));
        live.takeBack(7, Set.of(10), Set.of(), NOW.plusMillis(2));
        assertThat(log(null))
                .containsExactly(
                        new LogEntry.Rated(7, 10, 4.5f, NOW),
                        new LogEntry.Rated(7, 10, 0.5f, NOW.plusMillis(1)),
                        new LogEntry.TakenBack(7, 10, NOW.plusMillis(2)));
        new Forgetting(redis).forget(7, NOW.plusMillis(3));
        assertThat(log(null)).containsExactly(new LogEntry.Forgotten(7, NOW.plusMillis(3)));
    }

    @Test
    void aLogOfManyPagesIsReadOnceFromBeginningToEnd() {
        LiveRatings live = new LiveRatings(redis);
        for (int n = 0; n < 2000; n++) {
            live.rate(7, Map.of(n + 1, 3f), NOW);
        }
        assertThat(log(null))
                .extracting(entry -> ((LogEntry.Rated) entry).movie())
                .hasSize(2000)
                .isSorted();
        StreamEntryID later =
                redis.xrange(LOG, (StreamEntryID) null, null).get(1500).getID();
        assertThat(log(later)).hasSize(500);
    }

    @Test
    void whatIsNoEntryIsRefused() {
        Map<String, String> good = Map.of("op", "rate", "user", "1", "movie", "2", "stars", "3", "at", "4", "seq", "5");
        assertThat(LogEntry.of(good)).isEqualTo(new LogEntry.Rated(1, 2, 3, Instant.ofEpochMilli(4)));
        for (String field : List.of("op", "user", "movie", "stars", "at")) {
            Map<String, String> wrong = new HashMap<>(good);
            wrong.put(field, "NaN");
            assertThatThrownBy(() -> LogEntry.of(wrong)).as(field).isInstanceOf(FormatException.class);
            wrong.remove(field);
            assertThatThrownBy(() -> LogEntry.of(wrong)).as(field).isInstanceOf(FormatException.class);
        }
    }
}
