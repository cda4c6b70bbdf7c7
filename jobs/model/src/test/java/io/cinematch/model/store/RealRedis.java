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

/** The real Redis server, on a free port, for the tests of one class: a static field with {@code @RegisterExtension}. */
public final class RealRedis implements BeforeAllCallback, AfterAllCallback {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Path folder;
    private RedisAddress address;
    private RedisClient client;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("cinematch-redis");
        address = RedisAddress.parse("redis://127.0.0.1:" + freePort());
        client = Redis.pool(address, TIMEOUT, 8);
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

    public RedisClient client() {
        return client;
    }

    /** Starts it again after {@link #stop}, with the data it had. */
    public void start() {
        if (!Redis.answers(address, TIMEOUT)) {
            RedisProcess.start(address, folder, () -> Redis.answers(address, TIMEOUT));
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
