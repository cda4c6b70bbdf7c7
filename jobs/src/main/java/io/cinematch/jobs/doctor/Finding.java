package io.cinematch.jobs.doctor;

import java.util.List;

/**
 * What one check found.
 *
 * @param what was looked at
 * @param seen what is there
 * @param remedy what to type; empty when all is well
 */
public record Finding(String what, String seen, String remedy) {
    public boolean good() {
        return remedy.isEmpty();
    }

    /** For people. */
    public List<String> lines() {
        String line = "  %s %-8s %s".formatted(good() ? "✓" : "✗", what, seen);
        return good() ? List.of(line) : List.of(line, "             → " + remedy);
    }
}
