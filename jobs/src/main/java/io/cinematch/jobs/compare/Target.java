package io.cinematch.jobs.compare;

import java.util.Optional;

/**
 * What somebody asked to compare: {@code RUN} or {@code RUN:VARIANT}.
 *
 * @param run an id, or {@code latest}
 */
public record Target(String run, Optional<String> variant) {
    public static Target parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Target(text, Optional.empty())
                : new Target(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }
}
