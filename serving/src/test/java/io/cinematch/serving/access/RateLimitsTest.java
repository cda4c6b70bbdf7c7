package io.cinematch.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.serving.http.ProblemException;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final AtomicLong now = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void soManyAtOnceAndAsManyAgainASecondLater() {
        RateLimits limits = limits("required");
        for (int n = 0; n < 3; n++) {
            limits.user(1);
        }
        assertThatThrownBy(() -> limits.user(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("3 requests a second");
        assertThatCode(() -> limits.user(2)).as("somebody else").doesNotThrowAnyException();
        later(Duration.ofMillis(334));
        limits.user(1);
        assertThatThrownBy(() -> limits.user(1)).isInstanceOf(ProblemException.class);
        later(Duration.ofSeconds(10));
        for (int n = 0; n < 3; n++) {
            limits.user(1);
        }
        assertThatThrownBy(() -> limits.user(1)).as("nothing is saved up").isInstanceOf(ProblemException.class);
    }

    @Test
    void signingInIsLimitedOnAnOpenServiceToo() {
        RateLimits limits = limits("open");
        for (int n = 0; n < 1000; n++) {
            limits.user(1);
        }
        limits.loginAs(1);
        limits.loginAs(1);
        assertThatThrownBy(() -> limits.loginAs(1)).hasMessageContaining("2 requests a minute");
        limits.loginAs(2);
        later(Duration.ofSeconds(31));
        limits.loginAs(1);
        assertThatThrownBy(() -> limits.loginAs(1)).isInstanceOf(ProblemException.class);
    }

    /** Whoever makes up users or addresses must not be able to fill the memory. */
    @Test
    void aMillionUsersTakeNoMoreMemoryThanAreRemembered() {
        RateLimits limits = limits("required");
        for (long user = 0; user < 1_000_000; user++) {
            limits.user(user);
        }
        assertThat(limits.remembered()).isLessThanOrEqualTo(RateLimits.REMEMBERED);
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private RateLimits limits(String users) {
        ServeSettings serve = SettingsLoader.load(
                        List.of(),
                        Map.of(
                                "CINEMATCH_SERVE_AUTH_USERS", users,
                                "CINEMATCH_SERVE_LIMITS_PER_USER", "3",
                                "CINEMATCH_SERVE_LIMITS_LOGINS", "2"))
                .serve();
        return new RateLimits(serve, new ClientAddress(0), time);
    }
}
