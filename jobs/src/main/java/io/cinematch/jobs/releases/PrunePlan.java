package io.cinematch.jobs.releases;

import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.Move;
import io.cinematch.model.store.ReleaseInventory.Entry;
import io.cinematch.model.store.ReleaseInventory.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which releases go and which stay. Made while nobody publishes, so what is incomplete is a wreck.
 *
 * @param old complete ones, older than those to keep
 * @param wrecks what somebody left who was killed while writing or removing
 * @param newer written by a newer version of CineMatch: they stay, and all catalogues with them
 * @param catalogues digests of those that stay; empty when all do
 */
public record PrunePlan(List<String> old, List<String> wrecks, List<String> newer, Optional<Set<String>> catalogues) {
    /**
     * Services look for another release every second, and need some more to load it; until then they read users' records
     * of the one before.
     */
    static final Duration IN_USE = Duration.ofMinutes(10);

    /**
     * The plan.
     *
     * @param active ids of releases that are served
     * @param history of the pointer
     * @param keep how many of each variant, the newest
     */
    static PrunePlan of(List<Entry> entries, Collection<String> active, List<Move> history, int keep, Instant now) {
        Set<String> staying = new HashSet<>(active);
        history.stream()
                .filter(move -> move.at().isAfter(now.minus(IN_USE)))
                .forEach(move -> move.from().ifPresent(staying::add));
        newest(entries, keep).forEach(staying::add);
        List<String> newer = ids(entries.stream().filter(entry -> entry.state() == State.UNREADABLE));
        List<Entry> going = entries.stream()
                .filter(entry -> entry.state() != State.UNREADABLE && !staying.contains(entry.id()))
                .toList();
        Set<String> named = entries.stream()
                .filter(entry -> !going.contains(entry))
                .flatMap(entry -> entry.manifest().stream())
                .map(manifest -> manifest.catalogue().digest())
                .collect(Collectors.toSet());
        boolean allKnown = entries.stream()
                .allMatch(entry -> going.contains(entry) || entry.manifest().isPresent());
        return new PrunePlan(
                ids(going.stream().filter(entry -> entry.state() == State.COMPLETE)),
                ids(going.stream().filter(entry -> entry.state() == State.INCOMPLETE)),
                newer,
                allKnown ? Optional.of(named) : Optional.empty());
    }

    private static Stream<String> newest(List<Entry> entries, int keep) {
        Map<String, List<Manifest>> variants = entries.stream()
                .flatMap(entry -> entry.manifest().stream())
                .collect(Collectors.groupingBy(Manifest::variant));
        return variants.values().stream()
                .flatMap(all -> all.stream()
                        .sorted(Comparator.comparing(Manifest::createdAt)
                                .thenComparing(Manifest::release)
                                .reversed())
                        .limit(keep))
                .map(Manifest::release);
    }

    private static List<String> ids(Stream<Entry> entries) {
        return entries.map(Entry::id).toList();
    }

    /** Whether no release goes. */
    public boolean isEmpty() {
        return old.isEmpty() && wrecks.isEmpty();
    }

    /**
     * For people.
     *
     * @param dryRun nothing was done
     */
    public List<String> lines(boolean dryRun) {
        String removed = dryRun ? "would remove" : "removed";
        List<String> lines = new ArrayList<>();
        old.forEach(id -> lines.add("%s %s".formatted(removed, id)));
        wrecks.forEach(id -> lines.add("%s %s, which was left incomplete".formatted(removed, id)));
        newer.forEach(id -> lines.add("left %s alone, which a newer version of CineMatch wrote".formatted(id)));
        return lines;
    }
}
