package io.cinematch.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;

/** A real primary, its replica and a Sentinel that watches them, for each test. */
public final class RealSentinel implements BeforeEachCallback, AfterEachCallback {
    public static final String SERVICE = "mymaster";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_WAITS = 12;

    private RedisServer primary;
    private RedisServer replica;
    private RedisServer sentinel;
    private Process process;
    private RedisAddress.Sentinel address;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        primary = new RedisServer(Durability.NONE, List.of("--repl-diskless-sync-delay", "0"));
        primary.start();
        replica = new RedisServer(
                Durability.NONE,
                List.of(
                        "--replicaof",
                        primary.address().host(),
                        Integer.toString(primary.address().port())));
        replica.start();
        sentinel = new RedisServer(Durability.NONE, List.of());
        address = new RedisAddress.Sentinel(
                sentinel.address().login(), List.of(sentinel.address().node()), SERVICE, 0);
        startSentinel();
        await(
                "the Sentinel knows the replica",
                () -> ask(sentinel, "SENTINEL", "MASTER", SERVICE).contains("num-slaves, 1"));
        await("the replica has caught up", () -> replica("master_link_status:up"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        process.destroyForcibly().onExit().join();
        replica.close();
        primary.close();
        sentinel.close();
    }

    public RedisAddress.Sentinel address() {
        return address;
    }

    /** The one that is primary when a test begins. */
    public RedisServer first() {
        return primary;
    }

    /** The one that is its replica then. */
    public RedisServer second() {
        return replica;
    }

    /** Who the Sentinel says is primary now. */
    public HostAndPort primary() {
        return Sentinels.primary(address, TIMEOUT).orElseThrow();
    }

    /** Has the Sentinel change the two over, as for maintenance. */
    public void failover() {
        ask(sentinel, "SENTINEL", "FAILOVER", SERVICE);
    }

    void tellSentinel(String command, String... words) {
        ask(sentinel, command, words);
    }

    /** Waits until whatever was acknowledged before is on the replica, too. */
    public void replicate() {
        try (Connection connection = Redis.connect(primary.address(), Duration.ofMinutes(1))) {
            connection.sendCommand(Protocol.Command.WAIT, "1", "30000");
            if (connection.getIntegerReply() != 1) {
                throw new AssertionError("the replica does not keep up");
            }
        }
    }

    private void startSentinel() throws IOException {
        Path conf = sentinel.folder().resolve("sentinel.conf");
        Files.writeString(conf, """
                port %d
                bind 127.0.0.1
                dir %s
                sentinel monitor %s 127.0.0.1 %d 1
                sentinel down-after-milliseconds %s 3000
                sentinel failover-timeout %s 10000
                """.formatted(
                        sentinel.address().port(),
                        sentinel.folder(),
                        SERVICE,
                        primary.address().port(),
                        SERVICE,
                        SERVICE));
        process = new ProcessBuilder(primary.folder().resolve("redis-server").toString(), conf.toString(), "--sentinel")
                .redirectErrorStream(true)
                .redirectOutput(sentinel.folder().resolve("sentinel.log").toFile())
                .start();
        await("the Sentinel answers", () -> Redis.answers(sentinel.address(), TIMEOUT));
    }

    private boolean replica(String says) {
        return ask(replica, "INFO", "replication").contains(says);
    }

    private static String ask(RedisServer server, String command, String... words) {
        try (Connection connection = Redis.connect(server.address(), TIMEOUT)) {
            connection.sendCommand(Protocol.Command.valueOf(command), words);
            Object reply = connection.getOne();
            return reply instanceof List<?> parts ? text(parts) : text(List.of(reply));
        }
    }

    private static String text(List<?> parts) {
        return String.join(
                ", ",
                parts.stream()
                        .map(part -> part instanceof byte[] bytes ? new String(bytes) : "" + part)
                        .toList());
    }

    private static void await(String what, BooleanSupplier condition) {
        for (int n = 0; n < LONGEST_WAITS; n++) {
            if (Pause.until(condition)) {
                return;
            }
        }
        throw new AssertionError("not in time: " + what);
    }
}
