package io.cinematch.jobs.doctor;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.ReleaseStore;
import java.util.List;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

/** Whether what is served is whole: each active release against the checksum that was written with it. */
record ReleaseCheck(UnifiedJedis redis) implements Check {
    @Override
    public List<Finding> look() {
        return new TreeMap<>(new ActiveReleases(redis).all())
                .entrySet().stream()
                        .map(active -> new Finding("release", outcome(active.getKey(), active.getValue())))
                        .toList();
    }

    private Outcome outcome(String variant, String release) {
        try {
            new ReleaseStore(redis).load(release);
            return new Outcome.Well("%s of %s is whole".formatted(release, variant));
        } catch (CineMatchException | FormatException e) {
            return new Outcome.Ill(
                    "%s of %s: %s".formatted(release, variant, e.getMessage()),
                    "./cinematch rollback goes back to the one before; a new night publishes another.");
        }
    }
}
