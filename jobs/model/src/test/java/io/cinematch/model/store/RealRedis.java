package io.cinematch.model.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The real Redis server, on a free port, for the tests of one class: a static field with {@code @RegisterExtension}. */
public final class RealRedis implements BeforeAllCallback, AfterAllCallback {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Durability durability;
    private Path folder;
    private RedisAddress address;
    private RedisClient client;

    public RealRedis() {
        this(Durability.ALWAYS);
    }

    public RealRedis(Durability durability) {
        this.durability = durability;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("cinematch-redis");
        address = RedisAddress.parse("redis://127.0.0.1:" + freePort());
        client = (RedisClient) Redis.pool(address, TIMEOUT, 8);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        client.close();
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public RedisAddress address() {
        return address;
    }

    /** Where it keeps its data; gone when the tests are over, with whatever else is in it. */
    public Path folder() {
        return folder;
    }

    public RedisClient client() {
        return client;
    }

    /** Starts it again after {@link #stop}, with the data it had. */
    public void start() {
        if (!Redis.answers(address, TIMEOUT)) {
            RedisProcess.start(address, folder, durability, () -> Redis.answers(address, TIMEOUT));
        }
    }

    /** Ends it as a crash would: {@code kill -9}. */
    public void kill() {
        ProcessHandle server = process();
        server.destroyForcibly();
        server.onExit().join();
    }

    /** The running server. */
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
