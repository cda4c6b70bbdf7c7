package io.cinematch.jobs.doctor;

import java.util.List;

/** Whether the heap is large enough for a night, and small enough for what it is in. */
record MemoryCheck(Host host) implements Check {
    private static final long MIB = 1L << 20;
    private static final long LEAST_HEAP = 900 * MIB;
    /** What a JVM with Spark takes beside its heap: code, classes, threads, buffers. */
    private static final long BESIDE_HEAP = 400 * MIB;

    @Override
    public List<Finding> look() {
        return List.of(new Finding("memory", outcome()));
    }

    private Outcome outcome() {
        String heap = "heap up to %,d MiB".formatted(host.heap() / MIB);
        if (host.available().isEmpty()) {
            return enough(heap);
        }
        long available = host.available().getAsLong();
        String seen = "%s, of %,d MiB that %s"
                .formatted(
                        heap, available / MIB, host.limit().isPresent() ? "the container may use" : "the machine has");
        if (host.heap() + BESIDE_HEAP > available) {
            return new Outcome.Ill(
                    seen + ": the system would kill it before the heap is full",
                    "CINEMATCH_JAVA_OPTS=-Xmx%dm ./cinematch …, or give it more memory."
                            .formatted(Math.max(available - BESIDE_HEAP, available / 2) / MIB));
        }
        return enough(seen);
    }

    private Outcome enough(String seen) {
        return host.heap() < LEAST_HEAP
                ? new Outcome.Ill(seen, "Give it more: CINEMATCH_JAVA_OPTS=-Xmx2g ./cinematch …")
                : new Outcome.Well(seen);
    }
}
