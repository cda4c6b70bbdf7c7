package io.cinematch.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

/** A real Redis server of a test: a process on a free port, with files of its own. */
public final class RedisServer implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** A node of a cluster listens at a second port, so much higher. */
    private static final int BUS = 10_000;

    private final Durability durability;
    private final List<String> options;
    private final Path folder;
    private final RedisAddress.One address;

    /** @param options of redis-server, beside those of every Redis that CineMatch starts */
    RedisServer(Durability durability, List<String> options) {
        this.durability = durability;
        this.options = options;
        try {
            folder = Files.createTempDirectory("cinematch-redis");
            address = at(new HostAndPort("127.0.0.1", freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RedisAddress.One address() {
        return address;
    }

    public Path folder() {
        return folder;
    }

    /** Starts it, again with the data it had. */
    public void start() {
        if (!Redis.answers(address, TIMEOUT)) {
            RedisProcess.start(address, folder, durability, options, () -> Redis.answers(address, TIMEOUT));
        }
    }

    /** Ends it as a crash would: {@code kill -9}. */
    public void kill() {
        ProcessHandle server = process();
        server.destroyForcibly();
        server.onExit().join();
    }

    public ProcessHandle process() {
        return process(address);
    }

    /** The server that runs at an address. */
    public static ProcessHandle process(RedisAddress address) {
        try (UnifiedJedis asking = Redis.pool(address, TIMEOUT, 1)) {
            String pid = asking.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("process_id:".length());
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        }
    }

    /** Stops it, whoever is connected. */
    public void stop() {
        if (Redis.answers(address, TIMEOUT)) {
            try (Connection connection = Redis.connect(address, TIMEOUT)) {
                RedisProcess.shutDown(connection, () -> Redis.answers(address, TIMEOUT));
            }
        }
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisAddress.One at(HostAndPort node) {
        return new RedisAddress.One(new RedisLogin(false, null, null), node, 0);
    }

    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = socket.getLocalPort();
                if (port + BUS <= 65_535) {
                    return port;
                }
            }
        }
    }
}
