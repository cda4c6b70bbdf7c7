package io.cinematch.model.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the rating log is known: of each of its parts, one for each bucket of users, the last entry that is. As JSON
 * an object, {@code {"7": "1700000000123-0"}}.
 *
 * @param buckets by bucket; those of which nothing is known are not among them
 */
public record LogPosition(@JsonValue SortedMap<Integer, LogEntryId> buckets) implements Serializable {
    /** Nothing is known of the log. */
    public static final LogPosition NONE = new LogPosition(new TreeMap<>());

    public LogPosition {
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LogPosition of(Map<Integer, LogEntryId> buckets) {
        return new LogPosition(new TreeMap<>(buckets));
    }

    public Optional<LogEntryId> of(int bucket) {
        return Optional.ofNullable(buckets.get(bucket));
    }

    /** Whether an entry of a bucket is known. */
    public boolean knows(int bucket, LogEntryId entry) {
        return of(bucket).filter(known -> entry.compareTo(known) <= 0).isPresent();
    }

    /** What both know. */
    public LogPosition and(LogPosition other) {
        SortedMap<Integer, LogEntryId> both = new TreeMap<>();
        buckets.forEach((bucket, mine) ->
                other.of(bucket).ifPresent(theirs -> both.put(bucket, mine.compareTo(theirs) <= 0 ? mine : theirs)));
        return new LogPosition(both);
    }

    /** What either knows. */
    public LogPosition or(LogPosition other) {
        SortedMap<Integer, LogEntryId> either = new TreeMap<>(buckets);
        other.buckets.forEach(
                (bucket, theirs) -> either.merge(bucket, theirs, (mine, id) -> mine.compareTo(id) >= 0 ? mine : id));
        return new LogPosition(either);
    }
}
