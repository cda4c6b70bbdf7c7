package io.cinematch.serving.bench;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import io.cinematch.serving.Serve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/**
 * What is measured: a Redis of its own in a temporary folder with a copy of the active release, and services on it. The
 * ratings of the measurement go there, and with it.
 */
final class Stage implements AutoCloseable {
    private static final String FIRST = "bench-1";
    private static final String SECOND = "bench-2";
    private static final Call READY = Call.get("/ready");
    private static final int CONNECTIONS = 4;

    private final Settings settings;
    private final List<String> options;
    private final Clock clock;
    private final Path folder;
    private final RedisAddress address;
    private final LocalRedis local;
    private final UnifiedJedis redis;
    private ReleaseCopy copy;

    private Stage(Settings settings, List<String> options, Clock clock) throws IOException {
        this.settings = settings;
        this.options = options;
        this.clock = clock;
        folder = Files.createTempDirectory("cinematch-bench");
        address = RedisAddress.parse("redis://127.0.0.1:" + JavaProcess.freePort());
        local = LocalRedis.ensure(
                address, folder.resolve("redis"), settings.redis().durability());
        redis = Redis.pool(address, settings.redis().timeout(), CONNECTIONS);
    }

    /**
     * Copies the active release of the variant that is served.
     *
     * @param options of this command that services take too
     */
    static Stage set(Settings settings, List<String> options, Clock clock) throws IOException {
        Stage stage = new Stage(settings, options, clock);
        try (LocalRedis source = LocalRedis.ensure(
                        settings.redis().address(),
                        settings.redisFolder(),
                        settings.redis().durability());
                UnifiedJedis from =
                        Redis.pool(settings.redis().address(), settings.redis().timeout(), CONNECTIONS)) {
            stage.fill(from);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void fill(UnifiedJedis from) {
        String variant = settings.serve().variant();
        String active = new ActiveReleases(from)
                .of(variant)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.STORE,
                        "There is no release of variant %s to measure.".formatted(variant),
                        "Make one: ./cinematch nightly"));
        copy = ReleaseCopy.of(active, from, FIRST, redis);
        ReleaseCopy.of(FIRST, redis, SECOND, redis);
        redis.set(BareRoute.KEY, "bare");
        point(Optional.empty(), FIRST);
    }

    /** Who is in the training data. */
    long[] users() {
        return copy.users();
    }

    /** The most rated first. */
    int[] movies() {
        int[] popularity = copy.release().items().popularity();
        int[] ids = copy.release().items().ids();
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingInt(item -> -popularity[item]))
                .mapToInt(item -> ids[item])
                .toArray();
    }

    String describe() {
        return "release %s, %,d users, %,d movies"
                .formatted(
                        copy.release().manifest().release(),
                        users().length,
                        copy.release().items().size());
    }

    UnifiedJedis redis() {
        return redis;
    }

    Clock clock() {
        return clock;
    }

    /** The service, ready. */
    JavaProcess service() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "CINEMATCH_REDIS_URL",
                address.toString(),
                "CINEMATCH_DATA_DIR",
                folder.toString(),
                "CINEMATCH_SERVE_HOST",
                "127.0.0.1",
                "CINEMATCH_SERVE_AUTH_USERS",
                "open",
                "CINEMATCH_SERVE_DRAIN",
                "1ms");
        return JavaProcess.start(folder, Serve.class, environment, options, READY);
    }

    /** The route that the service is measured by, ready. */
    JavaProcess bareRoute() throws IOException, InterruptedException {
        return JavaProcess.start(folder, BareRoute.class, Map.of(), List.of(address.toString()), BareRoute.CALL);
    }

    /** Moves the pointer to the other copy of the release. */
    void swap() {
        point(Optional.of(FIRST), SECOND);
    }

    /** Whether a service serves the release that the pointer was moved to. */
    boolean isSwapped(JavaProcess service) throws IOException {
        try (HttpWire wire = HttpWire.connect(service.port())) {
            wire.exchange(Call.recommend(users()[0], 1));
            return wire.body().contains(SECOND);
        }
    }

    private void point(Optional<String> from, String to) {
        MoveNote note = MoveNote.here(clock.instant(), "bench serve");
        if (!new ActiveReleases(redis).move(settings.serve().variant(), from, to, note)) {
            throw new IllegalStateException("somebody else moves the pointer of the bench's own Redis");
        }
    }

    @Override
    public void close() {
        redis.close();
        local.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
