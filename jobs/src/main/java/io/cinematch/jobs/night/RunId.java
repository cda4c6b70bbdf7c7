package io.cinematch.jobs.night;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names runs by the second they begin, so that their order is the order of their names. */
final class RunId {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final Pattern BY_ITSELF = Pattern.compile("\\d{8}-\\d{6}(-\\d{1,2})?");

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Stands for the newest. */
    static final String LATEST = "latest";

    /** Names among those of the runs that are none. */
    private static final Set<String> TAKEN = Set.of(LATEST, "table", "night.lock");

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

    /** Names for a run that begins now, in the order in which to try them: another may have begun in the same second. */
    static Stream<String> at(Instant now) {
        String second = FORMAT.format(now);
        return Stream.concat(Stream.of(second), IntStream.rangeClosed(2, 99).mapToObj(n -> second + "-" + n));
    }

    /** Whether a run has the name that it got by itself, rather than one that a person chose. */
    static boolean byItself(String run) {
        return BY_ITSELF.matcher(run).matches();
    }
}
