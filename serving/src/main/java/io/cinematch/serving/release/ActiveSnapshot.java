package io.cinematch.serving.release;

import io.cinematch.serving.recommend.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The release that answers come from: empty until one is published, then only ever replaced whole. */
public final class ActiveSnapshot {
    private final AtomicReference<Snapshot> current = new AtomicReference<>();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();

    /** A caller reads this once for each request, so that an answer comes wholly from one release. */
    public Optional<Snapshot> get() {
        return Optional.ofNullable(current.get());
    }

    /** The active release of a variant. */
    public Optional<Snapshot> of(String variant) {
        return get().filter(snapshot -> snapshot.manifest().variant().equals(variant));
    }

    /** Those that have an active release, in order. */
    public List<String> variants() {
        return get().map(snapshot -> snapshot.manifest().variant()).stream().toList();
    }

    /** Has somebody told of each release from the next on, right after it is served; they must not take long. */
    public void whenSwapped(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    void swap(Snapshot next) {
        current.set(next);
        listeners.forEach(listener -> listener.accept(next));
    }
}
