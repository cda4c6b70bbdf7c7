package io.cinematch.jobs.publish;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import java.util.Set;
import java.util.TreeSet;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The runs whose releases are served: the next night's gate needs their models. */
public final class ActiveRuns {
    private ActiveRuns() {}

    /** @throws CineMatchException (store) when that cannot be told */
    public static Set<String> of(Settings.Redis redis) {
        Set<String> runs = new TreeSet<>();
        try (UnifiedJedis client = Redis.pool(redis.address(), redis.timeout(), 1)) {
            ReleaseStore store = new ReleaseStore(client);
            new ActiveReleases(client)
                    .all()
                    .values()
                    .forEach(release -> runs.add(store.manifest(release)
                            .map(Manifest::run)
                            .orElseThrow(() -> new CineMatchException(
                                    ExitCode.STORE,
                                    "The active release %s has no manifest.".formatted(release),
                                    "Publish again: ./cinematch publish"))));
            return runs;
        } catch (JedisException e) {
            throw Redis.unavailable(redis.address(), e);
        }
    }
}
