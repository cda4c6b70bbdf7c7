package io.cinematch.jobs.doctor;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Primaries;
import io.cinematch.model.store.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Looks at what a night and the service need. */
public final class Doctor {
    private static final long MIB = 1L << 20;
    private static final long LEAST_HEAP = 900 * MIB;
    private static final long LEAST_DISK = 2048 * MIB;

    private final Settings settings;
    private final Path dataSets;

    public Doctor(Settings settings) {
        this.settings = settings;
        this.dataSets = settings.localFolder();
    }

    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(List.of(java(), opens(), memory(), disk(), data(), redis(), port()));
        findings.addAll(ClusterCheck.of(settings).examine());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return new Finding(
                "Java",
                "%d (%s), %d cores"
                        .formatted(
                                version,
                                System.getProperty("java.home"),
                                Runtime.getRuntime().availableProcessors()),
                version >= 17 ? "" : "Install a JDK 17 or newer and set JAVA_HOME to it.");
    }

    private static Finding opens() {
        boolean open = Object.class.getModule().isOpen("java.lang", Doctor.class.getModule());
        return new Finding(
                "opens",
                open ? "Spark may reach into java.base" : "Spark cannot reach into java.base",
                open ? "" : "Start through ./cinematch, which passes the --add-opens that Spark needs.");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Finding(
                "memory",
                "%,d MiB heap".formatted(heap / MIB),
                heap >= LEAST_HEAP ? "" : "Give it more: CINEMATCH_JAVA_OPTS=-Xmx2g ./cinematch …");
    }

    private Finding disk() {
        try {
            Path folder = Files.createDirectories(dataSets);
            Path probe = Files.createTempFile(folder, ".doctor", null);
            Files.delete(probe);
            long free = Files.getFileStore(folder).getUsableSpace();
            return new Finding(
                    "disk",
                    "%,d MiB free in %s".formatted(free / MIB, folder),
                    free >= LEAST_DISK ? "" : "Make room, or set data.dir (CINEMATCH_DATA_DIR) to a larger disk.");
        } catch (IOException e) {
            return new Finding(
                    "disk",
                    "cannot write to %s: %s".formatted(dataSets, e),
                    "Set data.dir (CINEMATCH_DATA_DIR) elsewhere.");
        }
    }

    private Finding data() {
        Path wanted = dataSets.resolve("ml-1m");
        return new Finding(
                "data",
                Files.isDirectory(wanted)
                        ? wanted + " is there"
                        : "no %s: a night will download it, or make a sample without a network".formatted(wanted),
                "");
    }

    private Finding redis() {
        try (LocalRedis local = LocalRedis.ensure(
                        settings.redis().address(),
                        settings.redisFolder(),
                        settings.redis().durability());
                UnifiedJedis client =
                        Redis.pool(settings.redis().address(), settings.redis().timeout(), 1)) {
            List<Primaries.Primary> primaries = Primaries.of(client);
            String version = primaries
                    .get(0)
                    .info("server")
                    .lines()
                    .filter(line -> line.startsWith("redis_version:"))
                    .findFirst()
                    .orElse("redis_version:?")
                    .substring("redis_version:".length());
            Map<String, String> log = writeLog(primaries);
            return new Finding(
                    "Redis",
                    "%s at %s, %s%s, %s"
                            .formatted(
                                    version,
                                    settings.redis().address(),
                                    local.started() ? "started for this check" : "running",
                                    primaries.size() > 1 ? ", %d primaries".formatted(primaries.size()) : "",
                                    log.isEmpty() ? "does not tell how it keeps what it is given" : log),
                    "no".equals(log.get("appendonly"))
                            ? "It forgets ratings it has acknowledged when it ends. Let it keep a log of them: "
                                    + "redis-cli CONFIG SET appendonly yes, CONFIG SET appendfsync always, CONFIG REWRITE"
                            : "");
        } catch (CineMatchException e) {
            return new Finding("Redis", e.getMessage(), e.remedy());
        }
    }

    /** Of several servers what is worst; empty when they may not be asked. */
    private static Map<String, String> writeLog(List<Primaries.Primary> primaries) {
        try {
            Map<String, String> log = new TreeMap<>();
            for (Primaries.Primary primary : primaries) {
                // In the order of the alphabet "no" comes before "yes", and "always" before "everysec" and "no".
                primary.config("appendonly")
                        .forEach(
                                (key, value) -> log.merge(key, value, BinaryOperator.minBy(Comparator.naturalOrder())));
                primary.config("appendfsync")
                        .forEach(
                                (key, value) -> log.merge(key, value, BinaryOperator.maxBy(Comparator.naturalOrder())));
            }
            return log;
        } catch (JedisDataException notAllowed) {
            return Map.of();
        }
    }

    private Finding port() {
        int port = settings.serve().port();
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByName(settings.serve().host()))) {
            return new Finding("port", "%d is free for the service".formatted(socket.getLocalPort()), "");
        } catch (IOException e) {
            return new Finding(
                    "port",
                    "%s:%d is taken (%s)".formatted(settings.serve().host(), port, e.getMessage()),
                    "If not by the service itself, choose another: CINEMATCH_SERVE_PORT=9090 ./cinematch serve");
        }
    }
}
