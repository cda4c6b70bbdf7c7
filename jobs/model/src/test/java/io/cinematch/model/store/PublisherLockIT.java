package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

class PublisherLockIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    private PublisherLock take(Duration lease, Duration patience) {
        return PublisherLock.take(redis(), "publishing run n2", NOW, lease, patience);
    }

    /** As somebody leaves it who is killed. */
    private void left(Duration lease) {
        redis().psetex(
                        Keys.PUBLISHER,
                        lease.toMillis(),
                        "{\"token\":\"t\",\"who\":\"ada@night\",\"work\":\"publishing run n1\",\"since\":\"2026-01-02T03:00:00Z\"}");
    }

    @Test
    void whoComesSecondIsToldWhoHasItAndSinceWhenAndWhatToDo() {
        left(LONG);

        CineMatchException e = catchThrowableOfType(CineMatchException.class, () -> take(LONG, Duration.ZERO));

        assertThat(e.exit()).isEqualTo(ExitCode.OTHER);
        assertThat(e)
                .hasMessage("ada@night has been publishing run n1 since 2026-01-02T03:00:00Z; only one may at a time.");
        assertThat(e.remedy()).contains("Run this again").contains("killed");
    }

    @Test
    void aLivingHolderIsSeenToRenewItAndNobodyWaitsForTheRest() {
        try (PublisherLock holder = take(SHORT, Duration.ZERO)) {
            assertThatThrownBy(() -> take(SHORT, LONG)).hasMessageContaining("publishing run n2");
            holder.check();
        }
    }

    @Test
    void theLockOfAKilledNightExpiresAndIsTaken() {
        left(SHORT);

        try (PublisherLock mine = take(LONG, LONG)) {
            mine.check();
            assertThat(PublisherLock.held(redis()))
                    .hasValueSatisfying(holder -> assertThat(holder.who()).isEqualTo(Author.here()));
        }
        assertThat(PublisherLock.held(redis())).isEmpty();
    }

    @Test
    void ofManyAtOnceOneGetsIt() {
        AtomicInteger refused = new AtomicInteger();
        PublisherLock[] got = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> {
                    try {
                        return take(LONG, Duration.ZERO);
                    } catch (CineMatchException taken) {
                        refused.incrementAndGet();
                        return null;
                    }
                })
                .filter(lock -> lock != null)
                .toArray(PublisherLock[]::new);

        assertThat(got).hasSize(1);
        assertThat(refused).hasValue(7);
        got[0].close();
    }

    @Test
    void whoHasLostItIsStoppedAndDoesNotReleaseAnothersLock() {
        try (PublisherLock lost = take(SHORT, Duration.ZERO)) {
            left(LONG);
            assertThat(Pause.until(() -> isLost(lost))).isTrue();
        }
        assertThat(PublisherLock.held(redis()))
                .hasValueSatisfying(holder -> assertThat(holder.who()).isEqualTo("ada@night"));
    }

    private static boolean isLost(PublisherLock lock) {
        try {
            lock.check();
            return false;
        } catch (CineMatchException lost) {
            return lost.getMessage().contains("others may be at work");
        }
    }

    @Test
    void itIsHadOnAFullRedisWhereOldReleasesAreToBeRemoved() {
        redis().configSet("maxmemory", "1");
        try {
            assertThatCode(() -> take(LONG, Duration.ZERO).close()).doesNotThrowAnyException();
        } finally {
            redis().configSet("maxmemory", "0");
        }
    }
}
