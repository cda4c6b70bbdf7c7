package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;

class LocalRedisIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path temp;

    private Path folder;
    private RedisAddress.One address;

    @BeforeEach
    void aFreePort() throws IOException {
        folder = temp.resolve("a folder with ünusual letters");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (RedisAddress.One) RedisAddress.parse("redis://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(Redis.answers(address, TIMEOUT)).isFalse();
    }

    @Test
    void theFirstStartsItTheSecondFindsItTheLastStopsIt() {
        LocalRedis first = LocalRedis.ensure(address, folder, Durability.ALWAYS);
        assertThat(first.started()).isTrue();
        LocalRedis second = LocalRedis.ensure(address, folder, Durability.ALWAYS);
        assertThat(second.started()).isFalse();
        first.close();
        assertThat(Redis.answers(address, TIMEOUT)).isTrue();
        second.close();
        assertThat(Redis.answers(address, TIMEOUT)).isFalse();
        second.close();
    }

    @Test
    void dataOutlivesTheServer() {
        try (LocalRedis redis = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
            write("kept", "yes");
        }
        try (LocalRedis again = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
            assertThat(again.started()).isTrue();
            assertThat(read("kept")).isEqualTo("yes");
        }
    }

    @Test
    void killedItIsStartedAgainWithEveryAcknowledgedWrite() {
        try (LocalRedis killed = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
            write("kept", "yes");
            ProcessHandle server = RealRedis.process(address);
            server.destroyForcibly();
            server.onExit().join();
            try (LocalRedis again = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
                assertThat(again.started()).isTrue();
                assertThat(read("kept")).isEqualTo("yes");
                // One whose connection died with the old server must not stop the new one.
                killed.close();
                assertThat(Redis.answers(address, TIMEOUT)).isTrue();
            }
        }
    }

    @Test
    void theLastToLeaveStopsItAlsoWhenItWasRestartedMeanwhile() {
        LocalRedis service = LocalRedis.ensure(address, folder, Durability.ALWAYS);
        ProcessHandle server = RealRedis.process(address);
        server.destroyForcibly();
        server.onExit().join();
        LocalRedis other = LocalRedis.ensure(address, folder, Durability.ALWAYS);
        try (UnifiedJedis poolOfTheService = Redis.pool(address, TIMEOUT, 1)) {
            poolOfTheService.set("a", "b");
            other.close();
            assertThat(Redis.answers(address, TIMEOUT)).isTrue();
        }
        service.close();
        assertThat(Redis.answers(address, TIMEOUT)).isFalse();
    }

    @Test
    void manyThreadsAtOnceStartOneAndStopIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<LocalRedis>> all = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                all.add(threads.submit(() -> LocalRedis.ensure(address, folder, Durability.ALWAYS)));
            }
            List<LocalRedis> handles = new ArrayList<>();
            for (Future<LocalRedis> handle : all) {
                handles.add(handle.get());
            }
            assertThat(handles.stream().filter(LocalRedis::started)).hasSize(1);
            List<Future<?>> closing = new ArrayList<>();
            handles.forEach(handle -> closing.add(threads.submit(handle::close)));
            for (Future<?> close : closing) {
                close.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Ensuring while the last other command leaves: whoever comes second starts it again, nobody fails. */
    @Test
    void comingAndGoingAtOnceNeverFails() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                all.add(threads.submit(() -> {
                    for (int turn = 0; turn < 8; turn++) {
                        LocalRedis.ensure(address, folder, Durability.ALWAYS).close();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPoolClosedJustBeforeDoesNotKeepItRunning() {
        for (int n = 0; n < 10; n++) {
            try (LocalRedis redis = LocalRedis.ensure(address, folder, Durability.ALWAYS);
                    UnifiedJedis pool = Redis.pool(address, TIMEOUT, 8)) {
                pool.set("a", "b");
            }
            assertThat(Redis.answers(address, TIMEOUT)).isFalse();
        }
    }

    @Test
    void anotherFoldersServerIsUsedAndLeftAlone() {
        try (LocalRedis owner = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
            try (LocalRedis guest = LocalRedis.ensure(address, temp.resolve("elsewhere"), Durability.ALWAYS)) {
                assertThat(guest.started()).isFalse();
            }
            assertThat(Redis.answers(address, TIMEOUT)).isTrue();
        }
    }

    @Test
    void addressesThatAreNotPlainLoopbackAreNeverStarted() {
        for (String url : List.of("redis://:secret@127.0.0.1:%d", "rediss://127.0.0.1:%d", "redis://0.0.0.0:%d")) {
            RedisAddress other = RedisAddress.parse(url.formatted(address.port()));
            assertThatThrownBy(() -> LocalRedis.ensure(other, folder, Durability.ALWAYS))
                    .isInstanceOfSatisfying(
                            CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.STORE))
                    .hasMessageStartingWith("No Redis answers at ")
                    .hasMessageNotContaining("secret");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aHostThatDoesNotExistIsSaidToBeSo() {
        RedisAddress nowhere = RedisAddress.parse("redis://no-such-host.invalid");
        assertThatThrownBy(() -> LocalRedis.ensure(nowhere, folder, Durability.ALWAYS))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("there is no host of this name");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidToBeSo() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        CineMatchException e = catchThrowableOfType(
                CineMatchException.class, () -> LocalRedis.ensure(address, file.resolve("redis"), Durability.ALWAYS));
        assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        assertThat(e.remedy()).contains("CINEMATCH_DATA_DIR");
    }

    private void write(String key, String value) {
        try (UnifiedJedis client = Redis.pool(address, TIMEOUT, 1)) {
            client.set(key, value);
        }
    }

    private String read(String key) {
        try (UnifiedJedis client = Redis.pool(address, TIMEOUT, 1)) {
            return client.get(key);
        }
    }
}
