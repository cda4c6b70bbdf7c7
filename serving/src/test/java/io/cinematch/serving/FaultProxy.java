package io.cinematch.serving;

import io.cinematch.model.store.RedisAddress;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and Redis: passes everything on, until it is told to misbehave. */
final class FaultProxy implements AutoCloseable {
    private static final int DELAY_MILLIS = 2000;
    private static final int DRIP_MILLIS = 100;
    private static final int BEFORE_STALLING = 3;

    /** What goes wrong. */
    enum Fault {
        NONE,
        /** Nothing listens, and what was connected is cut. */
        DOWN,
        /** Every reply comes two seconds late. */
        SLOW,
        /** Every reply is reset after its first byte. */
        RESET,
        /** Every reply comes byte by byte. */
        DRIP,
        /** Connections are accepted, and nothing is ever answered. */
        HALF_OPEN,
        /** Every reply stops after its first bytes. */
        STALL
    }

    private final RedisAddress.One redis;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private volatile Fault fault = Fault.NONE;
    private volatile ServerSocket listener;

    FaultProxy(RedisAddress.One redis) {
        this.redis = redis;
        listen(0);
        port = listener.getLocalPort();
    }

    RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + port);
    }

    /** Misbehaves from now on, on connections there are too; {@link Fault#NONE} lets go what was held back. */
    void set(Fault next) {
        if (next == Fault.DOWN) {
            closeAll();
        } else if (fault == Fault.DOWN) {
            listen(port);
        }
        synchronized (change) {
            fault = next;
            change.notifyAll();
        }
    }

    @Override
    public void close() {
        set(Fault.DOWN);
    }

    private void closeAll() {
        close(listener);
        open.forEach(FaultProxy::close);
        open.clear();
    }

    private void listen(int at) {
        try {
            ServerSocket next = new ServerSocket();
            next.setReuseAddress(true);
            next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 1000);
            listener = next;
            start(() -> accept(next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket at) throws IOException {
        while (true) {
            Socket client = at.accept();
            Socket server = new Socket(redis.host(), redis.port());
            open.add(client);
            open.add(server);
            if (at.isClosed()) {
                close(client);
                close(server);
            }
            start(() -> pump(client, server, false));
            start(() -> pump(server, client, true));
        }
    }

    private void pump(Socket from, Socket to, boolean replies) throws IOException {
        try (from;
                to) {
            byte[] bytes = new byte[1 << 14];
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                if (replies) {
                    misbehave(bytes, n, to, out);
                } else {
                    waitWhile(Fault.HALF_OPEN);
                    out.write(bytes, 0, n);
                }
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void misbehave(byte[] bytes, int n, Socket to, OutputStream out) throws IOException {
        switch (fault) {
            case NONE, DOWN -> out.write(bytes, 0, n);
            case HALF_OPEN -> {
                waitWhile(Fault.HALF_OPEN);
                out.write(bytes, 0, n);
            }
            case SLOW -> {
                pause(DELAY_MILLIS);
                out.write(bytes, 0, n);
            }
            case RESET -> {
                out.write(bytes, 0, 1);
                to.setSoLinger(true, 0);
                to.close();
            }
            case DRIP -> drip(bytes, n, out);
            case STALL -> {
                int first = Math.min(n, BEFORE_STALLING);
                out.write(bytes, 0, first);
                waitWhile(Fault.STALL);
                out.write(bytes, first, n - first);
            }
        }
    }

    private void drip(byte[] bytes, int n, OutputStream out) throws IOException {
        for (int k = 0; k < n; k++) {
            out.write(bytes, k, 1);
            if (fault == Fault.DRIP) {
                pause(DRIP_MILLIS);
            }
        }
    }

    private void waitWhile(Fault lasting) {
        synchronized (change) {
            while (fault == lasting) {
                try {
                    change.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException cut) {
                        // One end has gone, and the other was closed for it.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
