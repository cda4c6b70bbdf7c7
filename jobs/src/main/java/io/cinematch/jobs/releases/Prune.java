package io.cinematch.jobs.releases;

import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.ReleaseInventory;
import io.cinematch.model.store.ReleaseRemoval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** Removes releases that nobody will go back to, and what killed nights left; while no other command is at it. */
public final class Prune {
    private final UnifiedJedis client;

    public Prune(UnifiedJedis client) {
        this.client = client;
    }

    /** What would go now. */
    public PrunePlan plan(int keep, Instant now) {
        ActiveReleases pointer = new ActiveReleases(client);
        return PrunePlan.of(new ReleaseInventory(client).all(), pointer.all().values(), pointer.history(), keep, now);
    }

    /**
     * Removes it.
     *
     * @param alone held by the caller, so that no release is being written, and no pointer moves to one that goes
     * @return what went
     */
    public PrunePlan run(PublisherLock alone, int keep, Instant now) {
        PrunePlan plan = plan(keep, now);
        alone.check();
        List<String> going = new ArrayList<>(plan.old());
        going.addAll(plan.wrecks());
        ReleaseRemoval removal = new ReleaseRemoval(client);
        removal.releases(going);
        plan.catalogues().ifPresent(removal::cataloguesBut);
        return plan;
    }
}
