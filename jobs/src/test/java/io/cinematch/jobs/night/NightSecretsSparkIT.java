package io.cinematch.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.jobs.TestData;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** Nothing that a night prints, logs or stores has a secret in it, however it ends. */
class NightSecretsSparkIT {
    /** A part of every secret. */
    private static final String SECRET = "hush4711";

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    private Path home;

    private final StringWriter logged = new StringWriter();
    private final List<String> told = new ArrayList<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private WriterAppender appender;
    private TypedNight night;
    private Path set;

    @BeforeEach
    void prepare() throws IOException {
        appender =
                WriterAppender.newBuilder().setTarget(logged).setName("secrets").build();
        appender.start();
        root.addAppender(appender);
        REDIS.client().flushAll();
        REDIS.client()
                .sendCommand(
                        Protocol.Command.ACL,
                        "SETUSER",
                        "night",
                        "reset",
                        "on",
                        ">redis-" + SECRET,
                        "~*",
                        "&*",
                        "+@all");
        night = new TypedNight(home, REDIS);
        set = TestData.write(home.resolve("small"), 80, 15, 1);
        night.environment.putAll(Map.of(
                "CINEMATCH_REDIS_URL",
                redis("redis-" + SECRET),
                "CINEMATCH_REGISTRY_MLFLOW",
                "http://127.0.0.1:1",
                "MLFLOW_TRACKING_TOKEN",
                "mlflow-" + SECRET,
                "CINEMATCH_REGISTRY_PASSWORD",
                "password-" + SECRET,
                "CINEMATCH_NIGHTLY_ON_SUCCESS",
                "http://user:%s@127.0.0.1:1/T0/%1$s?key=%1$s".formatted(SECRET),
                "CINEMATCH_NIGHTLY_ON_FAILURE",
                "exit 3 # %s".formatted(SECRET),
                "CINEMATCH_SERVE_AUTH_ADMIN_SECRET",
                "admin-secret-" + SECRET,
                "TMDB_API_KEY",
                "tmdb0123456789" + SECRET));
    }

    @AfterEach
    void stopListening() {
        root.removeAppender(appender);
    }

    private static String redis(String password) {
        return REDIS.address().toString().replace("redis://", "redis://night:%s@".formatted(password));
    }

    private int type(String... arguments) {
        int code = night.type(arguments);
        told.add(night.errors());
        told.addAll(night.lines());
        return code;
    }

    @Test
    void whateverANightPrintsLogsOrStoresHasNoSecretInIt() throws IOException {
        assertThat(type("nightly", "--data", set.toString(), "--json"))
                .as(night.errors())
                .isZero();
        assertThat(told)
                .contains("nightly.onSuccess: http://127.0.0.1:1/*** failed: ConnectException")
                .anyMatch(line -> line.contains("MLflow at http://127.0.0.1:1 does not answer"));

        REDIS.client().configSet("maxmemory", "1");
        int full = type("nightly", "--data", set.toString(), "--run", "full", "--json");
        REDIS.client().configSet("maxmemory", "0");
        assertThat(full).isEqualTo(6);
        assertThat(told).contains("nightly.onFailure: a command ended with exit code 3");

        night.environment.put("CINEMATCH_REDIS_URL", redis("wrong-" + SECRET));
        assertThat(type("nightly", "--resume", "--json")).isEqualTo(6);
        night.environment.put("CINEMATCH_REDIS_URL", "redis://:%s@127.0.0.1:1".formatted(SECRET));
        assertThat(type("nightly", "--resume", "--json")).isEqualTo(6);
        night.environment.put("CINEMATCH_REDIS_URL", "redis://:%s/x@127.0.0.1".formatted(SECRET));
        night.environment.put("CINEMATCH_NIGHTLY_ON_SUCCESS", "https://%s bad".formatted(SECRET));
        assertThat(type("nightly", "--resume", "--json")).isEqualTo(3);
        assertThat(night.lastLine().at("/exitCode").asInt()).isEqualTo(3);

        assertThat(told).as("printed").noneMatch(line -> line.contains(SECRET));
        assertThat(logged.toString()).as("logged").isNotEmpty().doesNotContain(SECRET);
        assertThat(files()).as("files").isNotEmpty().noneMatch(NightSecretsSparkIT::hasSecret);
        assertThat(stored(REDIS.client())).as("in Redis").isNotEmpty().noneMatch(value -> value.contains(SECRET));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("data"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean hasSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> stored(UnifiedJedis redis) {
        List<String> values = new ArrayList<>();
        for (String key : redis.keys("*")) {
            values.add(key);
            values.add(
                    switch (redis.type(key)) {
                        case "string" ->
                            new String(redis.get(key.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
                        case "hash" -> redis.hgetAll(key).toString();
                        case "stream" ->
                            redis.xrange(key, (StreamEntryID) null, (StreamEntryID) null)
                                    .toString();
                        default -> "";
                    });
        }
        return values;
    }
}
