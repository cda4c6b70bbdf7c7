package io.cinematch.serving.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * As many requests as a few connections can make, each asking again when it is answered. One thread waits for all of
 * them, so that it takes little from what it measures.
 */
final class ClosedLoop {
    private static final long DRAIN_NANOS = 5_000_000_000L;

    private final Iterator<Call> calls;
    private final long nanos;
    private long answers;
    private final Map<Integer, Long> errors = new TreeMap<>();

    /** @param nanos how long it asks */
    private ClosedLoop(Iterator<Call> calls, long nanos) {
        this.calls = calls;
        this.nanos = nanos;
    }

    /**
     * What came of it.
     *
     * @param perSecond good answers
     * @param errors other answers, by status
     */
    record Throughput(double perSecond, Map<Integer, Long> errors) {}

    /** @throws IOException when a connection is lost: nothing said after that would mean anything */
    static Throughput run(int port, int connections, Iterator<Call> calls, int seconds) throws IOException {
        return new ClosedLoop(calls, seconds * 1_000_000_000L).run(port, connections);
    }

    private Throughput run(int port, int connections) throws IOException {
        try (Selector selector = Selector.open()) {
            long started = System.nanoTime();
            for (int k = 0; k < connections; k++) {
                HttpWire wire = HttpWire.connect(port);
                wire.channel().configureBlocking(false).register(selector, SelectionKey.OP_READ, wire);
                wire.send(calls.next());
            }
            while (System.nanoTime() - started < nanos) {
                selector.select(key -> answered((HttpWire) key.attachment(), true), 100);
            }
            double perSecond = answers / ((System.nanoTime() - started) / 1e9);
            drain(selector, connections);
            return new Throughput(perSecond, errors);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean answered(HttpWire wire, boolean again) {
        try {
            if (!wire.receive()) {
                return false;
            }
            if (wire.status() == 200) {
                answers++;
            } else {
                errors.merge(wire.status(), 1L, Long::sum);
            }
            if (again) {
                wire.send(calls.next());
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves no answer halfway: the service would complain of it in its log. */
    private void drain(Selector selector, int connections) throws IOException {
        int[] open = {connections};
        long until = System.nanoTime() + DRAIN_NANOS;
        while (open[0] > 0 && System.nanoTime() < until) {
            selector.select(
                    key -> {
                        HttpWire wire = (HttpWire) key.attachment();
                        if (answered(wire, false)) {
                            open[0]--;
                            key.cancel();
                        }
                    },
                    100);
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }
}
