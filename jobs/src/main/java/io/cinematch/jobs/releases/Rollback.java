package io.cinematch.jobs.releases;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.ReleaseStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** Makes an earlier release active again, once it has been loaded whole. */
public final class Rollback {
    private final Settings settings;
    private final Clock clock;

    public Rollback(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param passedOver releases on the way back that cannot be loaded, and why
     */
    public record Moved(String variant, String from, String to, List<String> passedOver) {}

    /**
     * Moves the pointer.
     *
     * @param to the release; if empty, the one before the active
     * @throws CineMatchException (data check) when there is none to go back to; (other) when somebody publishes
     */
    public Moved run(String variant, Optional<String> to, String why) {
        try (OpenStore store = new OpenStore(settings);
                PublisherLock alone = PublisherLock.take(store.client(), "rolling back " + variant, clock.instant())) {
            return run(store.client(), variant, to, why);
        }
    }

    private Moved run(UnifiedJedis client, String variant, Optional<String> to, String why) {
        ActiveReleases pointer = new ActiveReleases(client);
        String from = pointer.of(variant).orElseThrow(() -> nothing(variant, "nothing of it is active"));
        List<String> candidates = to.map(List::of).orElseGet(() -> Served.before(pointer.history(), variant));
        List<String> passedOver = new ArrayList<>();
        for (String candidate : candidates) {
            Optional<String> problem = problem(client, candidate, variant);
            if (problem.isPresent()) {
                passedOver.add(problem.get());
            } else if (candidate.equals(from)) {
                throw nothing(variant, candidate + " is active already");
            } else if (pointer.move(
                    variant, Optional.of(from), candidate, MoveNote.here(clock.instant(), "rollback: " + why))) {
                return new Moved(variant, from, candidate, passedOver);
            } else {
                throw new CineMatchException(
                        ExitCode.OTHER,
                        "Somebody else moved the pointer of %s meanwhile.".formatted(variant),
                        "See where it is: ./cinematch releases");
            }
        }
        throw nothing(
                variant, passedOver.isEmpty() ? "nothing was served before " + from : String.join("; ", passedOver));
    }

    /** Why a release cannot be served. */
    private static Optional<String> problem(UnifiedJedis client, String release, String variant) {
        try {
            String found = new ReleaseStore(client).load(release).manifest().variant();
            return found.equals(variant)
                    ? Optional.empty()
                    : Optional.of("%s is of variant %s".formatted(release, found));
        } catch (FormatException e) {
            return Optional.of("%s cannot be loaded (%s)".formatted(release, e.getMessage()));
        }
    }

    private static CineMatchException nothing(String variant, String why) {
        return new CineMatchException(
                ExitCode.DATA_CHECK,
                "There is no release of %s to go back to: %s.".formatted(variant, why),
                "See which there are: ./cinematch releases; name one: ./cinematch rollback --to RELEASE --why …");
    }
}
