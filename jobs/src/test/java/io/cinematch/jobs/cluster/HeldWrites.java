package io.cinematch.jobs.cluster;

import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Stands before Redis and holds back each connection's first users of a release, so that a publish is in the middle of its
 * work for as long as a test likes.
 */
final class HeldWrites implements AutoCloseable {
    private static final Pattern USER_OF_RELEASE = Pattern.compile("\\{b\\d+}:u\\d+:rel:");

    private final RedisAddress.One redis;
    private final ServerSocket listener;
    private final CountDownLatch held;
    private final CountDownLatch letGo = new CountDownLatch(1);

    /** @param writers how many connections have to be held for {@link #awaitHeld} */
    HeldWrites(RedisAddress.One redis, int writers) throws IOException {
        this.redis = redis;
        held = new CountDownLatch(writers);
        listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + listener.getLocalPort());
    }

    boolean awaitHeld(Process writer) throws InterruptedException {
        while (!held.await(100, TimeUnit.MILLISECONDS)) {
            if (!writer.isAlive()) {
                return false;
            }
        }
        return true;
    }

    void letGo() {
        letGo.countDown();
    }

    @Override
    public void close() throws IOException {
        letGo();
        listener.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(redis.node().getHost(), redis.node().getPort());
            start(() -> pass(client, server, true));
            start(() -> pass(server, client, false));
        }
    }

    private void pass(Socket from, Socket to, boolean requests) throws IOException {
        try (from;
                to) {
            byte[] bytes = new byte[1 << 14];
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            boolean passing = !requests;
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                if (!passing && writesUsers(bytes, n)) {
                    passing = true;
                    held.countDown();
                    letGo.await();
                }
                out.write(bytes, 0, n);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean writesUsers(byte[] bytes, int n) {
        return USER_OF_RELEASE
                .matcher(new String(bytes, 0, n, StandardCharsets.ISO_8859_1))
                .find();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException gone) {
                        // One end has gone, and the other was closed for it.
                    }
                },
                "held writes");
        thread.setDaemon(true);
        thread.start();
    }
}
