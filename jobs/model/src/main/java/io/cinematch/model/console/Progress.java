package io.cinematch.model.console;

/** How far a piece of long work is. Safe to call from any thread; closing ends the line. */
public sealed interface Progress extends AutoCloseable permits BarProgress, LineProgress {
    /** Moves to {@code done} of the maximum given at the start. */
    void to(long done);

    /** Corrects the maximum when it becomes known only on the way. */
    void max(long max);

    @Override
    void close();
}
