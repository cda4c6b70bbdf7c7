package io.cinematch.jobs.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine's clock and Redis's agree: ratings carry the one, sessions end by the other.
 *
 * @param here when Redis was asked
 * @param there what it answered
 */
record ClockCheck(Instant here, Optional<Instant> there) implements Check {
    private static final Duration MOST = Duration.ofSeconds(5);

    @Override
    public List<Finding> look() {
        return there.map(time -> List.of(new Finding("clock", outcome(Duration.between(time, here)))))
                .orElse(List.of());
    }

    private Outcome outcome(Duration ahead) {
        if (ahead.abs().compareTo(MOST) <= 0) {
            return new Outcome.Well("agrees with that of Redis");
        }
        return new Outcome.Ill(
                "%,d s %s that of Redis".formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
                "Let both machines follow a time server: sudo timedatectl set-ntp true");
    }
}
