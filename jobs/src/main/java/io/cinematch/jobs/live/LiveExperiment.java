package io.cinematch.jobs.live;

import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.experiment.Exposure;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gathers what users of an experiment were shown, then what they rated; memory is for each user and each movie they were
 * shown in the time that counts. Only exposures of the experiment count: of a user who did not ask for a variant by name,
 * under the same salt, by the arm that the user is dealt.
 */
final class LiveExperiment {
    private final ServeSettings.Experiment experiment;
    private final List<String> arms;
    private final Duration within;
    private final Buckets deal;
    private final Map<Long, LiveUser> users = new HashMap<>();
    private long askedFor;
    private long otherExperiment;
    private long otherArm;
    private long unreadable;
    private Optional<Instant> trimmed = Optional.empty();

    /**
     * @param arms those of the experiment, the first is what the others are compared with
     * @param within how long after a user's first list what they rate counts
     */
    LiveExperiment(ServeSettings.Experiment experiment, List<String> arms, Duration within) {
        this.experiment = experiment;
        this.arms = arms;
        this.within = within;
        deal = new Buckets(experiment.salt(), experiment.arms());
    }

    void shown(Exposure exposure) {
        if (!exposure.salt().equals(experiment.salt())) {
            otherExperiment++;
        } else if (!exposure.assigned()) {
            askedFor++;
        } else {
            dealt(exposure);
        }
    }

    private void dealt(Exposure exposure) {
        int arm = armOf(exposure.user());
        if (arms.indexOf(exposure.variant()) != arm) {
            otherArm++;
        } else {
            users.computeIfAbsent(exposure.user(), id -> new LiveUser(id, arm, within))
                    .shown(exposure.at(), exposure.movies());
        }
    }

    /** Hashed once for each user. */
    private int armOf(long user) {
        LiveUser known = users.get(user);
        return known == null ? arms.indexOf(deal.of(user)) : known.arm;
    }

    /** All exposures must have come before. */
    void told(LogEntry entry) {
        LiveUser user = users.get(entry.user());
        if (user == null) {
            return;
        }
        if (entry instanceof LogEntry.Rated rated) {
            user.rated(rated.at(), rated.movie(), rated.stars());
        } else if (entry instanceof LogEntry.TakenBack back) {
            user.takenBack(back.movie());
        } else if (!entry.at().isBefore(user.first())) {
            users.remove(entry.user());
        }
    }

    /** An entry that nobody can make out. */
    void unreadable() {
        unreadable++;
    }

    /** Until when entries of the rating log are gone. */
    void trimmed(Instant until) {
        trimmed = Optional.of(until);
    }

    /** When the first user was first shown something. */
    Optional<Instant> since() {
        return users.values().stream().map(LiveUser::first).min(Comparator.naturalOrder());
    }

    /** Users in the order in which they came. */
    List<LiveUser> users() {
        return users.values().stream().sorted(LiveUser.ORDER).toList();
    }

    List<String> arms() {
        return arms;
    }

    String salt() {
        return experiment.salt();
    }

    Duration within() {
        return within;
    }

    /** Of each arm. */
    double[] weights() {
        return arms.stream().mapToDouble(experiment.arms()::get).toArray();
    }

    /** What was passed over and why, for people; empty when nothing was. */
    List<String> passedOver() {
        return Stream.of(
                        told(askedFor, "of a variant asked for by name"),
                        told(otherExperiment, "of no experiment, or of one with another salt"),
                        told(
                                otherArm,
                                "not of the user's arm: weights changed under one salt, or an arm without release"),
                        told(unreadable, "unreadable"),
                        trimmed.map(until ->
                                "What was rated until %s is no longer in the rating log: nights that know serve.experiment leave it there."
                                        .formatted(until)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> told(long n, String what) {
        return n == 0 ? Optional.empty() : Optional.of("Passed over: %,d %s.".formatted(n, what));
    }
}
