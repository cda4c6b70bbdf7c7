package io.cinematch.serving.release;

import io.cinematch.serving.recommend.Snapshot;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The release that answers come from: empty until one is published, then only ever replaced whole. */
public final class ActiveSnapshot {
    private final AtomicReference<Snapshot> current = new AtomicReference<>();

    /** A caller reads this once for each request, so that an answer comes wholly from one release. */
    public Optional<Snapshot> get() {
        return Optional.ofNullable(current.get());
    }

    void swap(Snapshot next) {
        current.set(next);
    }
}
