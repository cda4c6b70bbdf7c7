package io.cinematch.jobs.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The most heap that this JVM had in use, as its garbage collectors tell: before each collection, and after. */
final class HeapWatch implements AutoCloseable {
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toSet());
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final NotificationListener listener = this::collected;
    private final List<NotificationEmitter> watched = new ArrayList<>();
    private long peak;
    private long peakKept;

    HeapWatch() {
        System.gc();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                watched.add(emitter);
            }
        }
    }

    /** Most in use at once, garbage included, in MiB. */
    synchronized long peakMiB() {
        peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
        return peak >> 20;
    }

    /** Most that a collection left in use, in MiB; young collections leave old garbage, so it is an upper bound. */
    synchronized long peakKeptMiB() {
        return peakKept >> 20;
    }

    private void collected(Notification notification, Object handback) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        var gc = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                .getGcInfo();
        synchronized (this) {
            peak = Math.max(peak, used(gc.getMemoryUsageBeforeGc()));
            peakKept = Math.max(peakKept, used(gc.getMemoryUsageAfterGc()));
        }
    }

    private long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> heapPools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : watched) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException gone) {
                // Nothing is left to remove.
            }
        }
    }
}
