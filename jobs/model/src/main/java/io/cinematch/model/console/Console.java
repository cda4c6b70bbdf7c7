package io.cinematch.model.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the person who typed the command sees: plain lines on standard output, and progress that is a bar at a terminal
 * and a few lines in a pipe. Logs go elsewhere.
 */
public final class Console {
    private final PrintStream out;
    private final boolean terminal;

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The process's own standard output. The launcher says by {@code cinematch.terminal} whether it is a terminal. */
    public static Console system() {
        return new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8), Boolean.getBoolean("cinematch.terminal"));
    }

    public void say(String line) {
        out.println(line);
    }

    /** A bar at a terminal; elsewhere lines, but not for tasks: how many there are is known only when all are done. */
    public Progress progress(String task, long max, ProgressUnit unit) {
        return terminal ? new BarProgress(out, task, max, unit) : new LineProgress(this::say, task, max, unit);
    }
}
