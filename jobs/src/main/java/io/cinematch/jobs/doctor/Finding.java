package io.cinematch.jobs.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cinematch.model.console.Wrapped;
import java.util.ArrayList;
import java.util.List;

/**
 * What one check found.
 *
 * @param what was looked at, in a word
 */
public record Finding(String what, Outcome outcome) {
    private static final String INDENT = " ".repeat(16);

    /** @param remedy what to type; empty when all is well */
    public Finding(String what, String seen, String remedy) {
        this(what, remedy.isEmpty() ? new Outcome.Well(seen) : new Outcome.Ill(seen, remedy));
    }

    /** Whether nothing has to be mended. */
    public boolean good() {
        return !(outcome instanceof Outcome.Ill);
    }

    /** The worse of two. */
    Finding worse(Finding other) {
        boolean otherIsWorse = outcome instanceof Outcome.Well || other.outcome instanceof Outcome.Ill && good();
        return otherIsWorse ? other : this;
    }

    /** {@code well}, {@code doubt} or {@code ill}: for programs. */
    @JsonProperty
    public String state() {
        return outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (outcome instanceof Outcome.Well well) {
            lines.addAll(line("✓", well.seen()));
        } else if (outcome instanceof Outcome.Doubt doubt) {
            lines.addAll(line("!", doubt.seen()));
            lines.addAll(remedy(doubt.remedy()));
        } else if (outcome instanceof Outcome.Ill ill) {
            lines.addAll(line("✗", ill.seen()));
            lines.addAll(remedy(ill.remedy()));
        }
        return lines;
    }

    private List<String> line(String sign, String seen) {
        return Wrapped.lines("  %s %-12s%s".formatted(sign, what, seen), INDENT);
    }

    private static List<String> remedy(String remedy) {
        return Wrapped.lines(INDENT + "→ " + remedy, INDENT + "  ");
    }
}
