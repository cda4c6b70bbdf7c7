package io.cinematch.jobs.night;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/** Names runs by the second they begin, so that their order is the order of their names. */
final class RunId {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Folders among those of the runs that are none. */
    private static final Set<String> TAKEN = Set.of("latest", "table");

    private RunId() {}

    /** A name that a person chose, which becomes a folder and part of Redis keys. */
    static String checked(String name) {
        if (!SAFE.matcher(name).matches() || TAKEN.contains(name)) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "'%s' is no name for a run.".formatted(name),
                    "Use letters, digits, dots, dashes and underscores, for example 20260101-030000.");
        }
        return name;
    }

    static String at(Instant now) {
        return FORMAT.format(now);
    }
}
