package io.cinematch.jobs.stats;

import java.util.Locale;

/** What a comparison comes to. */
public enum Verdict {
    BETTER,
    WORSE,
    NOT_DISTINGUISHABLE;

    /** In words. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
