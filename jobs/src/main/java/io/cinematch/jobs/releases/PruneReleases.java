package io.cinematch.jobs.releases;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.PublisherLock;
import java.time.Clock;

/** {@link Prune} by itself, outside a night. */
public final class PruneReleases {
    private final Settings settings;
    private final Clock clock;

    public PruneReleases(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param dryRun only says what would go */
    public PrunePlan run(int keep, boolean dryRun) {
        try (OpenStore store = new OpenStore(settings);
                PublisherLock alone = PublisherLock.take(store.client(), "removing old releases", clock.instant())) {
            Prune prune = new Prune(store.client());
            return dryRun ? prune.plan(keep, clock.instant()) : prune.run(alone, keep, clock.instant());
        }
    }
}
