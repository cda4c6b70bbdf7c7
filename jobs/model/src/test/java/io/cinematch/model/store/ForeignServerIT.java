package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Something at the port that is not a Redis, or not one yet. */
@Timeout(30)
class ForeignServerIT {
    private final AtomicInteger connections = new AtomicInteger();

    @TempDir
    Path folder;

    private ServerSocket server;
    private RedisAddress.One address;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = (RedisAddress.One) RedisAddress.parse("redis://127.0.0.1:" + server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aWebServerIsNotTakenForARedis() {
        answer("HTTP/1.1 400 Bad Request\r\n\r\n", Integer.MAX_VALUE);
        CineMatchException e = refused();
        assertThat(e).hasMessageContaining(address.toString());
        assertThat(e.remedy()).contains("CINEMATCH_REDIS_URL");
    }

    @Test
    void anAnswerOfTheWrongShapeIsNotTakenForARedis() {
        answer(":1\r\n", Integer.MAX_VALUE);
        refused();
    }

    @Test
    void silenceEndsWithTheTimeout() {
        assertThat(refused()).hasMessageContaining("something listens there, but gives no answer that Redis would");
    }

    @Test
    void aConnectionClosedAtOnceIsRefused() {
        answer("", Integer.MAX_VALUE);
        refused();
    }

    @Test
    void aRedisThatIsStillLoadingIsWaitedFor() {
        answer("-LOADING Redis is loading the dataset in memory\r\n", 3);
        assertThat(Redis.answers(address, Duration.ofSeconds(5))).isTrue();
        assertThat(connections).hasValue(4);
    }

    private CineMatchException refused() {
        CineMatchException e = catchThrowableOfType(
                CineMatchException.class, () -> LocalRedis.ensure(address, folder, Durability.ALWAYS));
        assertThat(e).isNotNull();
        assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        return e;
    }

    /** Answers everything on the first connections with one text, and everything after as a Redis does. */
    private void answer(String text, int times) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    boolean odd = connections.incrementAndGet() <= times;
                    byte[] reply = (odd ? text : "+PONG\r\n").getBytes(StandardCharsets.UTF_8);
                    byte[] buffer = new byte[4096];
                    int read;
                    while ((read = socket.getInputStream().read(buffer)) > 0) {
                        // One reply to each command: in RESP each starts with the number of its words.
                        String asked = new String(buffer, 0, read, StandardCharsets.UTF_8);
                        for (int n = 0; n < asked.chars().filter(c -> c == '*').count(); n++) {
                            socket.getOutputStream().write(reply);
                        }
                        if (text.isEmpty()) {
                            break;
                        }
                    }
                } catch (IOException clientLeft) {
                    // The next one is waiting.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
