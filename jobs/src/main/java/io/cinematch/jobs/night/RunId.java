package io.cinematch.jobs.night;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names runs by the second they begin, so that their order is the order of their names. */
final class RunId {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private RunId() {}

    static String at(Instant now) {
        return FORMAT.format(now);
    }
}
