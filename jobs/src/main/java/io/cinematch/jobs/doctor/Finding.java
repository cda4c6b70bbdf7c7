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
        String sign = outcome instanceof Outcome.Well ? "✓" : outcome instanceof Outcome.Doubt ? "!" : "✗";
        List<String> lines =
                new ArrayList<>(Wrapped.lines("  %s %-12s%s".formatted(sign, what, outcome.seen()), INDENT));
        if (!outcome.remedy().isEmpty()) {
            lines.addAll(Wrapped.lines(INDENT + "→ " + outcome.remedy(), INDENT + "  "));
        }
        return lines;
    }
}
