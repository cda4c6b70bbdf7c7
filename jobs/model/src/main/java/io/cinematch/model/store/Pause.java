package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.function.BooleanSupplier;

/** Waiting for another process, which has no way to call back. */
final class Pause {
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 50;

    private Pause() {}

    /** Whether it became true within five seconds of waiting. */
    static boolean until(BooleanSupplier condition) {
        for (int n = 0; n < TRIES; n++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            millis(PAUSE_MILLIS);
        }
        return condition.getAsBoolean();
    }

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CineMatchException(ExitCode.STORE, "Interrupted while waiting for Redis.", "Try again.", e);
        }
    }
}
