package io.cinematch.serving.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at the times of a schedule, whatever the answers do, and measures each from when it was due: one slow answer does
 * not hide those that had to wait behind it (no coordinated omission). Some connections with a thread each, that sleep
 * until the next request is due; at these rates that costs less than one percent of a core, and a sleep ends more
 * sharply than a selector's wait, which counts in milliseconds.
 */
final class OpenLoop {
    private static final int CONNECTIONS = 64;
    private static final long PATIENCE_MILLIS = 10_000;

    private final int port;
    private final Schedule schedule;
    private final Traffic traffic;
    private final Latencies latencies;
    private final AtomicLong next = new AtomicLong();
    private long started;

    private OpenLoop(int port, Schedule schedule, Traffic traffic, Latencies latencies) {
        this.port = port;
        this.schedule = schedule;
        this.traffic = traffic;
        this.latencies = latencies;
    }

    /** Asks for as long as the schedule is; in the background, until the caller joins. */
    static Running start(int port, Schedule schedule, Traffic traffic) {
        return new OpenLoop(port, schedule, traffic, new Latencies(schedule.length())).start();
    }

    /** A load under way. */
    record Running(OpenLoop loop, List<Thread> threads) {
        /** Nanoseconds since it began. */
        long at() {
            return System.nanoTime() - loop.started;
        }

        /** Waits for the last answer, or, when none comes, for as long as a patient client would. */
        Latencies join() throws InterruptedException {
            long end = loop.schedule.length() / 1_000_000 + PATIENCE_MILLIS;
            for (Thread thread : threads) {
                thread.join(Math.max(1, end - at() / 1_000_000));
                // Closes its connection, too.
                thread.interrupt();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return loop.latencies;
        }
    }

    private Running start() {
        List<Thread> threads = new ArrayList<>();
        started = System.nanoTime();
        for (int k = 0; k < CONNECTIONS; k++) {
            Thread thread = new Thread(this::ask, "load-" + k);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return new Running(this, threads);
    }

    private void ask() {
        HttpWire wire = null;
        for (long k = next.getAndIncrement(); k < schedule.count(); k = next.getAndIncrement()) {
            Call call = traffic.call(k);
            long due = started + schedule.due(k);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int status = Latencies.NO_ANSWER;
            try {
                if (wire == null) {
                    wire = HttpWire.connect(port);
                }
                status = wire.exchange(call);
            } catch (IOException e) {
                close(wire);
                wire = null;
            }
            latencies.add(call.route(), due - started, System.nanoTime() - due, status);
        }
        close(wire);
    }

    private static void close(HttpWire wire) {
        try {
            if (wire != null) {
                wire.close();
            }
        } catch (IOException gone) {
            // Closed is closed.
        }
    }
}
