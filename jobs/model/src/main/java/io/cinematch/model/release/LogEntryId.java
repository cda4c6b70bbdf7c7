package io.cinematch.model.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an entry stands in its part of the rating log: as Redis numbers the entries of a stream, later ones higher.
 *
 * @param millis Redis's clock when it took the entry, or that of the entry before if the clock was put back
 * @param number among those of the same millisecond
 */
public record LogEntryId(long millis, long number) implements Comparable<LogEntryId>, Serializable {
    private static final Comparator<LogEntryId> ORDER =
            Comparator.comparingLong(LogEntryId::millis).thenComparingLong(LogEntryId::number);

    /**
     * The id that Redis writes so: {@code 1700000000123-0}.
     *
     * @throws FormatException when it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LogEntryId parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new LogEntryId(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new FormatException("not the id of an entry of the rating log: " + text);
        }
    }

    /** The least id that an entry after this one may have. */
    public LogEntryId next() {
        return new LogEntryId(millis, number + 1);
    }

    @Override
    public int compareTo(LogEntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return millis + "-" + number;
    }
}
