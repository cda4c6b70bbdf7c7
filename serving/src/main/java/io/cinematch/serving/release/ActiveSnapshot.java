package io.cinematch.serving.release;

import io.cinematch.serving.recommend.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The releases that answers come from, one for each variant; each is only ever replaced whole. */
public final class ActiveSnapshot {
    private final String variant;
    private final AtomicReference<Map<String, Snapshot>> current = new AtomicReference<>(Map.of());
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();

    /** @param variant the one that is served unless another is asked for */
    public ActiveSnapshot(String variant) {
        this.variant = variant;
    }

    /**
     * The release that is served, empty until one is published. A caller reads this once for each request, so that an
     * answer comes wholly from one release.
     */
    public Optional<Snapshot> get() {
        return of(variant);
    }

    /** The active release of a variant. */
    public Optional<Snapshot> of(String variant) {
        return Optional.ofNullable(current.get().get(variant));
    }

    /** Those that have an active release, in order. */
    public List<String> variants() {
        return List.copyOf(current.get().keySet());
    }

    /** Has somebody told of each release that is served, from the next on, right after it is; they must not take long. */
    public void whenSwapped(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    void swap(String variant, Snapshot next) {
        current.updateAndGet(now -> {
            Map<String, Snapshot> changed = new TreeMap<>(now);
            changed.put(variant, next);
            return Collections.unmodifiableMap(changed);
        });
        if (variant.equals(this.variant)) {
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    void drop(String variant) {
        current.updateAndGet(now -> {
            Map<String, Snapshot> changed = new TreeMap<>(now);
            changed.remove(variant);
            return Collections.unmodifiableMap(changed);
        });
    }
}
