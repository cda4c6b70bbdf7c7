package io.cinematch.jobs.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A user of a live experiment: what they were shown in the time that counts, and what they said of it. */
final class LiveUser {
    /** In the order in which they came. */
    static final Comparator<LiveUser> ORDER =
            Comparator.comparing((LiveUser user) -> user.first).thenComparingLong(user -> user.id);

    final long id;
    final int arm;
    private final Duration within;
    /** By movie, when it was first shown. */
    private final Map<Integer, Instant> shown = new HashMap<>();

    private final SortedMap<Integer, Float> rated = new TreeMap<>();
    private Instant first = Instant.MAX;
    private long exposures;

    LiveUser(long id, int arm, Duration within) {
        this.id = id;
        this.arm = arm;
        this.within = within;
    }

    void shown(Instant at, int[] movies) {
        exposures++;
        // Several nodes write, so that entries may be out of order by a little.
        first = at.isBefore(first) ? at : first;
        if (counts(at)) {
            for (int movie : movies) {
                shown.merge(movie, at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    /** The last rating within the time counts, of a movie that they had been shown by then. */
    void rated(Instant at, int movie, float stars) {
        if (counts(at) && shown.containsKey(movie) && !at.isBefore(shown.get(movie))) {
            rated.put(movie, stars);
        }
    }

    void takenBack(int movie) {
        rated.remove(movie);
    }

    private boolean counts(Instant at) {
        return at.isBefore(first.plus(within));
    }

    boolean settled(Instant now) {
        return !counts(now);
    }

    Instant first() {
        return first;
    }

    long exposures() {
        return exposures;
    }

    boolean rates() {
        return !rated.isEmpty();
    }

    /** Of the movies they rated, at least one. */
    double meanStars() {
        return rated.values().stream().mapToDouble(Float::doubleValue).average().orElseThrow();
    }
}
