package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** Starts and stops the Redis server whose binary comes with CineMatch. */
final class RedisProcess {
    private RedisProcess() {}

    /** Starts the server in the background, apart from this process's terminal, and returns when it answers. */
    static void start(RedisAddress.One address, Path folder, Durability durability, BooleanSupplier answers) {
        start(address, folder, durability, List.of(), answers);
    }

    /** @param more options of redis-server */
    static void start(
            RedisAddress.One address, Path folder, Durability durability, List<String> more, BooleanSupplier answers) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    binary(folder).toString(),
                    "--port",
                    Integer.toString(address.port()),
                    "--bind",
                    address.host().equals("[::1]") ? "::1" : "127.0.0.1",
                    "--dir",
                    folder.toRealPath().toString(),
                    "--daemonize",
                    "yes",
                    "--logfile",
                    folder.toRealPath().resolve("redis.log").toString(),
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    durability.fsync(),
                    "--save",
                    "",
                    "--maxmemory-policy",
                    "noeviction"));
            command.addAll(more);
            Process starter =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!starter.waitFor(10, TimeUnit.SECONDS) || starter.exitValue() != 0) {
                throw failed(folder, said, null);
            }
        } catch (IOException e) {
            throw failed(folder, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(folder, "interrupted", e);
        }
        if (!Pause.until(answers)) {
            throw failed(folder, "it does not answer at " + address, null);
        }
    }

    /** Whether the server keeps its data in this folder, that is, whether it is one that CineMatch started. */
    static boolean servesFrom(Connection connection, Path folder) {
        connection.sendCommand(Protocol.Command.CONFIG, "GET", "dir");
        try {
            List<String> dir = connection.getMultiBulkReply();
            return dir.size() == 2 && Path.of(dir.get(1)).equals(folder.toRealPath());
        } catch (JedisException | IOException notAllowedToAskOrNoSuchFolder) {
            return false;
        }
    }

    /** Connections that are open, not counting those that Redis knows are closed but has not cleared away (flag A). */
    static long clients(Connection connection) {
        connection.sendCommand(Protocol.Command.CLIENT, "LIST", "TYPE", "normal");
        return connection
                .getBulkReply()
                .lines()
                .filter(client -> !client.matches(".* flags=\\w*A.*"))
                .count();
    }

    static void shutDown(Connection connection, BooleanSupplier answers) {
        try {
            connection.sendCommand(Protocol.Command.SHUTDOWN, "NOSAVE");
            connection.getStatusCodeReply();
        } catch (JedisException expected) {
            // There is no answer to SHUTDOWN: the connection ends with the server.
        }
        Pause.until(() -> gone(answers));
    }

    /** A connection cut off in the middle belongs to a server that is still on its way out. */
    private static boolean gone(BooleanSupplier answers) {
        try {
            return !answers.getAsBoolean();
        } catch (CineMatchException leaving) {
            return false;
        }
    }

    private static Path binary(Path folder) throws IOException {
        Path binary = folder.resolve("redis-server");
        try {
            Path unpacked = ExecutableProvider.newJarResourceProvider().get().toPath();
            Files.move(unpacked, binary, StandardCopyOption.REPLACE_EXISTING);
            // The library unpacks into a new temporary folder each time and never removes it.
            Files.delete(unpacked.getParent());
        } catch (IOException | RuntimeException e) {
            throw new CineMatchException(
                    ExitCode.STORE,
                    "CineMatch brings no Redis for %s on %s (%s)."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e.getMessage()),
                    "Install Redis 6.2 or newer and start it on port 6379, or set CINEMATCH_REDIS_URL to one you have.",
                    e);
        }
        return binary.toRealPath();
    }

    private static CineMatchException failed(Path folder, String why, Exception cause) {
        return new CineMatchException(
                ExitCode.STORE,
                "The Redis that comes with CineMatch did not start: %s.".formatted(why.strip()),
                "Look into %s, or set CINEMATCH_REDIS_URL to a Redis of your own."
                        .formatted(folder.resolve("redis.log")),
                cause);
    }
}
