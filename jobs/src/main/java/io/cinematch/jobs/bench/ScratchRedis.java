package io.cinematch.jobs.bench;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/** A Redis of a measurement's own, and a folder for all its files; both go when it is closed. */
public final class ScratchRedis implements AutoCloseable {
    private final Path folder;
    private final String url;
    private LocalRedis local;
    private UnifiedJedis client;

    public ScratchRedis() throws IOException {
        folder = Files.createTempDirectory("cinematch-bench");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "redis://127.0.0.1:" + free.getLocalPort();
        }
    }

    /** The settings that lead here, as environment variables. */
    public Map<String, String> environment() {
        return Map.of("CINEMATCH_REDIS_URL", url, "CINEMATCH_DATA_DIR", folder.toString());
    }

    /** Starts it as these settings have it. */
    public void start(Settings settings) {
        local = LocalRedis.ensure(
                settings.redis().address(),
                settings.redisFolder(),
                settings.redis().durability());
        client = Redis.pool(settings.redis().address(), settings.redis().timeout(), 1);
    }

    Path folder() {
        return folder;
    }

    void empty() {
        client.flushAll();
    }

    @Override
    public void close() {
        if (local != null) {
            client.close();
            local.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
