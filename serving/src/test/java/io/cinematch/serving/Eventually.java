package io.cinematch.serving;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens in the background; the limit is for failing, no test depends on how long it takes. */
final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Eventually() {}

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within %s: %s".formatted(LIMIT, what));
            }
            pause();
        }
    }
}
