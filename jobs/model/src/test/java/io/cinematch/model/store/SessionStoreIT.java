package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

class SessionStoreIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Duration DAY = Duration.ofHours(24);
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final List<String> RELEASES = List.of("r1", "r2");

    private final SessionStore sessions = new SessionStore(redis());

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    @Test
    void whoJoinsHasAnAccountAndASession() {
        assertThat(sessions.join(session("a"), "key", RELEASES, NOW)).isTrue();

        Session found = sessions.find(session("a")).orElseThrow();
        assertThat(found.dataSet()).isFalse();
        assertThat(found.renewed()).isFalse();
        assertThat(found.left()).isBetween(DAY.minusMinutes(1), DAY);
        assertThat(sessions.door(7, RELEASES)).isEqualTo(new SessionStore.Door(Optional.of("key"), false));
        assertThat(sessions.find(session("b"))).isEmpty();
        assertThat(sessions.find(new SessionRef(8, "a", DAY)))
                .as("of another user")
                .isEmpty();
    }

    @Test
    void anIdThatIsSomebodysIsNotTaken() {
        for (String theirs : List.of(Keys.account(7), Keys.live(7))) {
            redis().flushAll();
            redis().hset(theirs, "x", "y");
            assertThat(sessions.join(session("a"), "key", RELEASES, NOW)).isFalse();
        }
        for (String release : RELEASES) {
            redis().flushAll();
            redis().set(Keys.user(7, release), "record");
            assertThat(sessions.join(session("a"), "key", RELEASES, NOW)).isFalse();
            assertThat(sessions.find(session("a"))).isEmpty();
            assertThat(sessions.door(7, RELEASES)).isEqualTo(new SessionStore.Door(Optional.empty(), true));
        }
    }

    @Test
    void ofManyWhoWantAnIdOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> all = IntStream.range(0, 40)
                .mapToObj(n -> threads.submit(() -> sessions.join(session("h" + n), "key" + n, RELEASES, NOW)))
                .toList();
        int joined = 0;
        for (Future<Boolean> one : all) {
            joined += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(joined).isEqualTo(1);
    }

    @Test
    void signingInNeedsTheAccountAsItWasSeen() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        SessionStore.Door door = sessions.door(7, RELEASES);

        assertThat(sessions.signIn(session("b"), door, NOW)).isTrue();
        assertThat(sessions.signIn(session("c"), new SessionStore.Door(Optional.of("old"), false), NOW))
                .isFalse();
        assertThat(sessions.signIn(session("c"), new SessionStore.Door(Optional.empty(), true), NOW))
                .isFalse();
        redis().del(Keys.account(7));
        assertThat(sessions.signIn(session("c"), door, NOW))
                .as("forgotten meanwhile")
                .isFalse();
        assertThat(sessions.find(session("b"))).isPresent();
        assertThat(sessions.find(session("c"))).isEmpty();
    }

    @Test
    void aUserOfTheDataSetIsOne() {
        redis().set(Keys.user(7, "r1"), "record");
        assertThat(sessions.signIn(session("a"), sessions.door(7, RELEASES), NOW))
                .isTrue();
        assertThat(sessions.find(session("a")).orElseThrow().dataSet()).isTrue();
    }

    @Test
    void anEndedSessionIsNone() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        sessions.signIn(session("b"), sessions.door(7, RELEASES), NOW);
        sessions.end(session("a"));
        sessions.end(session("a"));

        assertThat(sessions.find(session("a"))).isEmpty();
        assertThat(sessions.find(session("b"))).isPresent();
        sessions.end(session("b"));
        List<String> left = new ArrayList<>();
        KeyScan.each(redis(), "*", left::addAll);
        assertThat(left).containsExactly(Keys.account(7));
    }

    @Test
    void useRenewsItWhenSomeOfItsTimeHasPassed() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        redis().pexpire(session("a").key(), DAY.toMillis() * 23 / 24 - 1);
        redis().pexpire(Keys.sessions(7), 1_000_000);

        assertThat(sessions.find(session("a")).orElseThrow()).isEqualTo(new Session(false, DAY, true));
        assertThat(redis().pttl(session("a").key())).isGreaterThan(DAY.toMillis() - 60_000);
        assertThat(redis().pttl(Keys.sessions(7))).isGreaterThan(DAY.toMillis() - 60_000);
        assertThat(sessions.find(session("a")).orElseThrow().renewed()).isFalse();
    }

    @Test
    void itEndsByItself() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        redis().pexpire(session("a").key(), 0);
        assertThat(sessions.find(session("a"))).isEmpty();
        sessions.signIn(session("b"), sessions.door(7, RELEASES), NOW);
        assertThat(redis().zrange(Keys.sessions(7), 0, -1)).containsExactly("b");
    }

    @Test
    void theOldestEndsWhenThereAreTooMany() {
        sessions.join(session("0"), "key", RELEASES, NOW);
        for (int n = 1; n <= SessionStore.MOST_SESSIONS; n++) {
            sessions.signIn(session(Integer.toString(n)), sessions.door(7, RELEASES), NOW.plusMillis(n));
        }
        assertThat(sessions.find(session("0"))).isEmpty();
        assertThat(sessions.find(session("1"))).isPresent();
        assertThat(redis().zcard(Keys.sessions(7))).isEqualTo(SessionStore.MOST_SESSIONS);
    }

    @Test
    void aRedisThatTakesNoWritesStillTellsWhoIsWho() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        redis().pexpire(session("a").key(), 1_000_000);
        redis().configSet("min-replicas-to-write", "1");
        try {
            Session found = sessions.find(session("a")).orElseThrow();
            assertThat(found.renewed()).isFalse();
            assertThat(found.left()).isLessThanOrEqualTo(Duration.ofMillis(1_000_000));
            assertThatThrownBy(() -> sessions.end(session("a"))).isInstanceOf(JedisDataException.class);
        } finally {
            redis().configSet("min-replicas-to-write", "0");
        }
    }

    /** The check sees the session of the same round trip, and comes before the user's data is even decoded. */
    @Test
    void aCheckIsAskedBeforeAnythingOfAUserIsLookedAt() {
        sessions.join(session("a"), "key", RELEASES, NOW);
        redis().set(Keys.user(7, "r1"), "?");
        UserStore users = new UserStore(redis());

        assertThatThrownBy(() -> users.read(7, "r1", refusing(session("a")))).hasMessage("true");
        assertThatThrownBy(() -> users.read(7, "r1", refusing(session("b")))).hasMessage("false");
    }

    private static SessionCheck refusing(SessionRef session) {
        return new SessionCheck() {
            @Override
            public Optional<SessionRef> session() {
                return Optional.of(session);
            }

            @Override
            public void confirm(Optional<Session> found) {
                throw new IllegalStateException(Boolean.toString(found.isPresent()));
            }
        };
    }

    private static SessionRef session(String hash) {
        return new SessionRef(7, hash, DAY);
    }
}
