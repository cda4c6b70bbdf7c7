package io.cinematch.serving.bench;

import java.util.Locale;

/**
 * One thing that is to be reached.
 *
 * @param bar what counts as reached, in words
 * @param measured in words
 * @param ok whether it is
 */
record Reach(String what, String bar, String measured, boolean ok) {
    static final String HEADER = "%-44s %-11s %s".formatted("what", "reach", "measured");

    static Reach atLeast(String what, double bar, double measured, String detail) {
        return new Reach(what, "≥ %.1f".formatted(bar), "%.2f %s".formatted(measured, detail), measured >= bar);
    }

    /** @param format of both numbers, with their unit */
    static Reach atMost(String what, String format, double bar, double measured) {
        return new Reach(
                what, "≤ " + format.formatted(bar), String.format(Locale.ROOT, format, measured), measured <= bar);
    }

    String line() {
        return "%-44s %-11s %-31s %s".formatted(what, bar, measured, ok ? "ok" : "missed");
    }
}
