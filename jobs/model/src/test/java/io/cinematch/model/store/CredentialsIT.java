package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

class CredentialsIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static Connection admin;

    @TempDir
    Path folder;

    @BeforeAll
    static void lock() {
        admin = Redis.connect(REDIS.address(), TIMEOUT);
        tell("ACL", "SETUSER", "ann", "on", ">an:n@pw", "~*", "+@all");
        tell("CONFIG", "SET", "requirepass", "topsecret");
    }

    @AfterAll
    static void unlock() {
        tell("CONFIG", "SET", "requirepass", "");
        admin.close();
    }

    private static void tell(String command, String... words) {
        admin.sendCommand(Protocol.Command.valueOf(command), words);
        assertThat(admin.getStatusCodeReply()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {":topsecret@", "default:topsecret@", "ann:an%3An%40pw@"})
    void theRightOnesOpenIt(String credentials) {
        RedisAddress address = at(credentials, 0);
        try (UnifiedJedis client = Redis.pool(address, TIMEOUT, 2);
                LocalRedis found = LocalRedis.ensure(address, folder, Durability.ALWAYS)) {
            assertThat(client.set("a", credentials)).isEqualTo("OK");
            assertThat(found.started()).isFalse();
        }
        assertThat(Redis.answers(address, TIMEOUT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":wrongsecret@", "ann:topsecret@", "nobody:topsecret@"})
    void theWrongOnesAreToldWithoutThePassword(String credentials) {
        CineMatchException e = catchThrowableOfType(
                CineMatchException.class, () -> LocalRedis.ensure(at(credentials, 0), folder, Durability.ALWAYS));
        assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        assertThat(e.remedy()).contains("address and password");
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("topsecret", "wrongsecret");
        }
    }

    @Test
    void databasesAreApart() {
        try (UnifiedJedis three = Redis.pool(at(":topsecret@", 3), TIMEOUT, 1);
                UnifiedJedis four = Redis.pool(at(":topsecret@", 4), TIMEOUT, 1)) {
            three.set("only in three", "yes");
            assertThat(four.get("only in three")).isNull();
            assertThat(three.get("only in three")).isEqualTo("yes");
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsAnError() {
        CineMatchException e = catchThrowableOfType(
                CineMatchException.class, () -> LocalRedis.ensure(at(":topsecret@", 99), folder, Durability.ALWAYS));
        assertThat(e).hasMessageContaining("DB index is out of range");
    }

    private static RedisAddress at(String credentials, int database) {
        return RedisAddress.parse("redis://%s127.0.0.1:%d/%d"
                .formatted(credentials, REDIS.address().port(), database));
    }
}
