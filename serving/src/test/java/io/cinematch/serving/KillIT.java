package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.RealRedis;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;

/** {@code kill -9} in the middle of writes, on the Redis that comes with CineMatch. */
class KillIT {
    private static final int WRITERS = 8;
    private static final int SOME = 25;

    @TempDir
    Path folder;

    private RedisAddress.One address;
    private RedisClient client;

    @BeforeEach
    void aFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (RedisAddress.One) RedisAddress.parse("redis://127.0.0.1:" + socket.getLocalPort());
        }
        client = (RedisClient) Redis.pool(address, Duration.ofSeconds(5), 2);
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** Without a disk's help too: what Redis has handed to the operating system outlives Redis. */
    @ParameterizedTest
    @ValueSource(strings = {"always", "none"})
    void killedRedisIsStartedAgainByTheServiceWithEveryAcknowledgedRating(String durability) throws Exception {
        try (LiveService service = new LiveService(address, folder, Map.of("CINEMATCH_REDIS_DURABILITY", durability))) {
            SmallRelease.publish(client, "night1");
            Eventually.until("it is ready", () -> service.get("/ready").status() == 200);
            try (WriteLoad load = new WriteLoad(WRITERS, service.port(), false)) {
                for (int kill = 0; kill < 3; kill++) {
                    load.await(SOME);
                    ProcessHandle redis = RealRedis.process(address);
                    redis.destroyForcibly();
                    redis.onExit().join();
                    load.await(SOME);
                }
                load.end();
                assertThat(load.others()).isNotEmpty().allMatch(other -> other.startsWith("503 "));
                client.getPool().clear();
                load.assertKept(client);
                client.getPool().clear();
            }
        }
        assertThat(stopped())
                .as("the last to leave stops the server it started again")
                .isTrue();
    }

    @Test
    void killedServiceFindsEveryAcknowledgedRatingWhenItIsStartedAgain() throws Exception {
        Map<String, String> environment = Map.of("CINEMATCH_REDIS_URL", address.toString());
        try (ServeProcess first = new ServeProcess(folder, environment, "--port", "0")) {
            int port = first.port();
            SmallRelease.publish(client, "night1");
            Eventually.until("it is ready", () -> ServeProcess.ready(port));
            try (WriteLoad load = new WriteLoad(WRITERS, port, false)) {
                load.await(SOME);
                first.kill();
                load.end();
                try (ServeProcess second = new ServeProcess(folder, environment, "--port", "0")) {
                    assertThat(second.line()).contains("night1");
                    load.assertKept(client);
                    client.getPool().clear();
                    second.terminate();
                    assertThat(second.exitCode()).isZero();
                }
            }
        }
        assertThat(stopped())
                .as("the Redis of the killed service is stopped by the next")
                .isTrue();
    }

    /** Nobody listens; the port itself may be the near end of somebody's connection by now. */
    private boolean stopped() throws IOException {
        try (Socket listening = new Socket(address.host(), address.port())) {
            return false;
        } catch (ConnectException nobody) {
            return true;
        }
    }
}
