package io.cinematch.model.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.RedisClient;

/** The real Redis server, on a free port, for the tests of one class: a static field with {@code @RegisterExtension}. */
public final class RealRedis implements BeforeAllCallback, AfterAllCallback {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Durability durability;
    private RedisServer server;
    private RedisClient client;

    public RealRedis() {
        this(Durability.ALWAYS);
    }

    public RealRedis(Durability durability) {
        this.durability = durability;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = new RedisServer(durability, List.of());
        client = (RedisClient) Redis.pool(server.address(), TIMEOUT, 8);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        server.close();
    }

    public RedisAddress.One address() {
        return server.address();
    }

    /** Where it keeps its data; gone when the tests are over, with whatever else is in it. */
    public Path folder() {
        return server.folder();
    }

    public RedisClient client() {
        return client;
    }

    /** Starts it again after {@link #stop}, with the data it had. */
    public void start() {
        server.start();
    }

    /** Ends it as a crash would: {@code kill -9}. */
    public void kill() {
        server.kill();
    }

    /** The running server. */
    public ProcessHandle process() {
        return server.process();
    }

    /** The server that runs at an address. */
    public static ProcessHandle process(RedisAddress address) {
        return RedisServer.process(address);
    }

    /** Stops it, whoever is connected. */
    public void stop() {
        server.stop();
    }
}
