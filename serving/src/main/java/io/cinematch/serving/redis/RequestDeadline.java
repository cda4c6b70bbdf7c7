package io.cinematch.serving.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long the request that a thread works on may still wait for Redis, all its commands together. The clock starts with
 * the first of them: a client that sends its body slowly does not use it up.
 */
public final class RequestDeadline {
    private final Duration limit;
    private final ThreadLocal<Wait> current = new ThreadLocal<>();

    public RequestDeadline(Duration limit) {
        this.limit = limit;
    }

    /** The request that this thread is working on. */
    private static final class Wait {
        private boolean started;
        private long end;
    }

    public Duration limit() {
        return limit;
    }

    /** From now on this thread works on a request. */
    public void begin() {
        current.set(new Wait());
    }

    /** This thread works on no request any more. */
    public void end() {
        current.remove();
    }

    /**
     * What is left of it: 0 or less when it is used up.
     *
     * @param otherwise the answer for a thread that works on no request
     */
    int millisLeft(int otherwise) {
        Wait wait = current.get();
        if (wait == null) {
            return otherwise;
        }
        if (!wait.started) {
            wait.started = true;
            wait.end = System.nanoTime() + limit.toNanos();
        }
        return (int) TimeUnit.NANOSECONDS.toMillis(wait.end - System.nanoTime());
    }
}
