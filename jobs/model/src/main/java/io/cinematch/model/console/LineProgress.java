package io.cinematch.model.console;

import java.util.function.Consumer;

/** Progress for a pipe or a log file: one line at every quarter of the way, nothing in the first ten seconds. */
final class LineProgress implements Progress {
    private final Consumer<String> out;
    private final String task;
    private final ProgressUnit unit;
    private final long startedNanos = System.nanoTime();
    private long max;
    private int quartersSaid;

    LineProgress(Consumer<String> out, String task, long max, ProgressUnit unit) {
        this.out = out;
        this.task = task;
        this.max = max;
        this.unit = unit;
    }

    @Override
    public synchronized void to(long done) {
        if (unit == ProgressUnit.TASKS) {
            return;
        }
        int quarters = max <= 0 ? 0 : (int) Math.min(4, done * 4 / max);
        if (quarters > quartersSaid && System.nanoTime() - startedNanos > 10_000_000_000L) {
            out.accept("  %s %d %% (%,d of %,d%s)"
                    .formatted(task, quarters * 25, done / unit.size(), max / unit.size(), unit.label()));
            quartersSaid = quarters;
        }
    }

    @Override
    public synchronized void max(long newMax) {
        max = newMax;
    }

    @Override
    public void close() {}
}
