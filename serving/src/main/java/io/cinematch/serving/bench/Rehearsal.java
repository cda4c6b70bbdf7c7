package io.cinematch.serving.bench;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * The whole service once through, on a tiny release in a Redis of its own. The launcher runs it after a build with
 * {@code -XX:ArchiveClassesAtExit}: a start that finds what was loaded here, parsed and verified, takes half the time.
 */
public final class Rehearsal {
    private static final List<Call> CALLS = List.of(
            Call.get("/ready"),
            Call.recommend(TinyRelease.USER, Traffic.LIST),
            Call.rate(TinyRelease.USER, 1, 3),
            Call.recommend(TinyRelease.USER, Traffic.LIST),
            Call.recommend(TinyRelease.USER + 1, Traffic.LIST),
            Call.get("/user/1/stats"),
            Call.get("/user/1/ratings"),
            Call.get("/explain?user_id=1&movie_id=2"),
            Call.get("/movies/1"),
            Call.get("/movies/1/similar"),
            Call.get("/movies/popular"),
            Call.get("/movies/search?q=mov"),
            Call.get("/movies/onboarding"),
            Call.get("/nowhere"));

    private Rehearsal() {}

    /** @param args an empty folder for Redis and the log */
    public static void main(String[] args) throws IOException {
        Settings settings = SettingsLoader.load(
                List.of(),
                Map.of(
                        "CINEMATCH_REDIS_URL",
                        "redis://127.0.0.1:" + JavaProcess.freePort(),
                        "CINEMATCH_DATA_DIR",
                        Path.of(args[0]).toString(),
                        "CINEMATCH_SERVE_PORT",
                        "0"));
        try (LocalRedis local = LocalRedis.ensure(
                        settings.redis().address(),
                        settings.redisFolder(),
                        settings.redis().durability());
                UnifiedJedis redis =
                        Redis.pool(settings.redis().address(), settings.redis().timeout(), 1)) {
            publish(settings.serve().variant(), redis);
            try (Service service = Service.start(settings, Clock.systemUTC());
                    HttpWire wire = HttpWire.connect(service.port())) {
                for (Call call : CALLS) {
                    wire.exchange(call);
                }
            }
        }
    }

    private static void publish(String variant, UnifiedJedis redis) {
        ReleaseStore.Loaded release = TinyRelease.of(variant);
        ReleaseCopy.write(release, List.of(TinyRelease.user()).iterator(), variant, redis);
        new ActiveReleases(redis)
                .move(
                        variant,
                        Optional.empty(),
                        variant,
                        MoveNote.here(Clock.systemUTC().instant(), "rehearsal"));
    }
}
