package io.cinematch.serving.bench;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;

/**
 * How long and how hard to measure.
 *
 * @param starts of the service, one after another
 * @param rounds of each side of the throughput, after a longer one that warms up
 * @param roundSeconds length of each
 * @param seconds length of the steady load
 * @param rate requests a second of the steady load
 * @param seed of who asks for what
 */
record Plan(int starts, int rounds, int roundSeconds, int seconds, int rate, long seed) {
    Plan {
        require(starts, "--starts", 5);
        require(rounds, "--rounds", 7);
        require(roundSeconds, "--round-seconds", 3);
        require(seconds, "--seconds", 180);
        require(rate, "--rate", 500);
    }

    private static void require(int value, String option, int good) {
        if (value < 1) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "%s must be at least 1, not %d.".formatted(option, value),
                    "For example: %s %d".formatted(option, good));
        }
    }
}
