package io.cinematch.jobs.releases;

import io.cinematch.model.release.Done;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Move;
import io.cinematch.model.store.PublisherLock;
import io.cinematch.model.store.ReleaseInventory;
import io.cinematch.model.store.ReleaseInventory.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * What is in the store: {@code ./cinematch releases}.
 *
 * @param releases the newest first; those of which little is known last
 * @param history of the pointer, the oldest move first
 * @param publisher who is at work on releases now
 */
public record StoredReleases(List<Stored> releases, List<Move> history, Optional<PublisherLock.Holder> publisher) {
    /** What a release is to those who are served. */
    public enum Status {
        ACTIVE,
        SERVED_BEFORE,
        NEVER_SERVED,
        INCOMPLETE,
        /** Of a newer version of CineMatch. */
        UNREADABLE
    }

    /**
     * A release.
     *
     * @param variant empty where it is not known, and so are the others that may be
     * @param users records of users
     * @param bytes of its values; 0 where that is not known
     */
    public record Stored(
            String id,
            Status status,
            Optional<String> variant,
            Optional<String> run,
            Optional<Instant> createdAt,
            Optional<Instant> trainedThrough,
            long users,
            long bytes,
            Map<String, Double> metrics) {}

    /** Looks at all of it. */
    public static StoredReleases read(Settings settings) {
        try (OpenStore store = new OpenStore(settings)) {
            return read(store.client());
        }
    }

    static StoredReleases read(UnifiedJedis client) {
        ActiveReleases pointer = new ActiveReleases(client);
        List<Move> history = pointer.history();
        Map<String, String> active = pointer.all();
        List<Stored> releases = new ReleaseInventory(client)
                .all().stream()
                        .map(entry -> stored(entry, status(entry, active, history)))
                        .sorted(Comparator.comparing(
                                        (Stored one) -> one.createdAt().orElse(Instant.MIN))
                                .thenComparing(Stored::id)
                                .reversed())
                        .toList();
        return new StoredReleases(releases, history, PublisherLock.held(client));
    }

    private static Status status(Entry entry, Map<String, String> active, List<Move> history) {
        if (active.containsValue(entry.id())) {
            return Status.ACTIVE;
        }
        return switch (entry.state()) {
            case INCOMPLETE -> Status.INCOMPLETE;
            case UNREADABLE -> Status.UNREADABLE;
            case COMPLETE ->
                history.stream().anyMatch(move -> move.to().equals(entry.id()))
                        ? Status.SERVED_BEFORE
                        : Status.NEVER_SERVED;
        };
    }

    private static Stored stored(Entry entry, Status status) {
        Optional<Manifest> manifest = entry.manifest();
        return new Stored(
                entry.id(),
                status,
                manifest.map(Manifest::variant),
                manifest.map(Manifest::run),
                manifest.map(Manifest::createdAt),
                manifest.map(Manifest::trainedThrough),
                entry.done().map(Done::users).orElse(entry.users()),
                entry.done().map(Done::bytes).orElse(0L),
                manifest.map(Manifest::metrics).orElse(Map.of()));
    }
}
