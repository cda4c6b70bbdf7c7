package io.cinematch.serving;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.observe.Metrics;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.observe.RequestLog;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.release.ReleaseWatcher;
import io.cinematch.serving.search.MovieSearch;
import io.cinematch.serving.tmdb.Tmdb;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** The running service: Redis, the release in memory, and the HTTP server over them. */
public final class Service implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LocalRedis local;
    private final RedisClient redis;
    private final Exposures exposures;
    private final ReleaseWatcher watcher;
    private final ActiveSnapshot active = new ActiveSnapshot();
    private final Metrics metrics = new Metrics();
    private final MovieSearch search = new MovieSearch();
    private final Optional<Tmdb> tmdb;
    private final List<Route> routes;
    private final HttpServer server;

    private Service(Settings settings, LocalRedis local, Clock clock) {
        this.local = local;
        redis = Redis.pool(settings.redis().address(), settings.redis().timeout(), HttpServer.THREADS);
        exposures = new Exposures(redis, settings.serve().exposures());
        metrics.counter("cinematch.exposures.lost", "Exposures that could not be written", exposures, Exposures::lost);
        watcher = new ReleaseWatcher(
                new ActiveReleases(redis),
                new ReleaseStore(redis),
                settings.serve().variant(),
                active);
        watcher.start(LOOK_EVERY);
        tmdb = Tmdb.of(settings.serve().tmdb(), redis);
        routes = new Api(settings.serve(), active, redis, search, tmdb, exposures, metrics, clock).routes();
        server = HttpServer.start(
                settings.serve().host(),
                settings.serve().port(),
                routes,
                new Observer(new RequestLog(settings.serve().log()), metrics));
        // Not before: an index is no hurry, and takes half the machine while the service starts.
        active.whenSwapped(search::follow);
        active.get().ifPresent(search::follow);
    }

    /**
     * Starts everything; a release may come later.
     *
     * @throws io.cinematch.model.errors.CineMatchException with exit code STORE when there is no Redis, CONFIGURATION
     *     when the port is taken
     */
    public static Service start(Settings settings, Clock clock) {
        LocalRedis local = LocalRedis.ensure(settings.redis().address(), settings.redisFolder());
        try {
            return new Service(settings, local, clock);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    /** What is reachable. */
    List<Route> routes() {
        return routes;
    }

    public int port() {
        return server.port();
    }

    /** The release that is served now. */
    public Optional<Snapshot> release() {
        return active.get();
    }

    /** Lets requests in flight finish, then leaves Redis. */
    @Override
    public void close() {
        server.close();
        exposures.close();
        watcher.close();
        search.close();
        tmdb.ifPresent(Tmdb::close);
        redis.close();
        metrics.close();
        local.close();
    }
}
