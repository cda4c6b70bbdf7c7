package io.cinematch.serving;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.serving.access.Gate;
import io.cinematch.serving.access.RateLimits;
import io.cinematch.serving.access.SessionCookie;
import io.cinematch.serving.api.HealthHandlers;
import io.cinematch.serving.api.Trial;
import io.cinematch.serving.experiment.Exposures;
import io.cinematch.serving.lab.RunsFolder;
import io.cinematch.serving.observe.Metrics;
import io.cinematch.serving.observe.Observer;
import io.cinematch.serving.observe.RequestLog;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.redis.GuardedRedis;
import io.cinematch.serving.redis.RequestDeadline;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.release.MoveListener;
import io.cinematch.serving.release.ReleaseWatcher;
import io.cinematch.serving.search.MovieSearch;
import io.cinematch.serving.tmdb.Tmdb;
import io.cinematch.serving.web.WebHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** The running service: Redis, the release in memory, and the HTTP server over them. */
public final class Service implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Beside those for requests: those of the watcher, its listener, and the writer of exposures. */
    private static final int OWN_CONNECTIONS = 3;

    private final LocalRedis local;
    private final GuardedRedis guard;
    private final UnifiedJedis redis;
    private final Exposures exposures;
    private final ReleaseWatcher watcher;
    private final MoveListener moves;
    private final ActiveSnapshot active;
    private final Duration drain;
    private final Metrics metrics = new Metrics();
    private final MovieSearch search = new MovieSearch();
    private final Optional<Tmdb> tmdb;
    private final List<Route> routes;
    private final HttpServer server;
    private volatile boolean stopping;

    private Service(Settings settings, LocalRedis local, Clock clock) {
        this.local = local;
        drain = settings.serve().drain();
        RequestDeadline deadline = new RequestDeadline(settings.serve().deadline());
        guard = GuardedRedis.of(
                settings.redis().address(),
                deadline,
                HttpServer.AT_WORK + Tmdb.CONNECTIONS + OWN_CONNECTIONS,
                local::revive);
        redis = guard.client();
        exposures = new Exposures(redis, settings.serve().exposures());
        metrics.counter("cinematch.exposures.lost", "Exposures that could not be written", exposures, Exposures::lost);
        metrics.gauge(
                "cinematch.redis.servers",
                "Servers of Redis that have keys of their own",
                guard,
                GuardedRedis::servers);
        metrics.gauge("cinematch.redis.away", "How many of those do not answer", guard, GuardedRedis::away);
        active = new ActiveSnapshot(settings.serve().variant());
        watcher = new ReleaseWatcher(
                new ActiveReleases(redis),
                new ReleaseStore(redis),
                new Trial(new Recommender(settings.serve().minRatings())),
                active);
        moves = new MoveListener(redis, watcher::lookSoon);
        // The first release loads while the server starts.
        watcher.start(LOOK_EVERY);
        HealthHandlers health = new HealthHandlers(active, guard::answers, () -> stopping);
        tmdb = Tmdb.of(settings.serve().tmdb(), redis);
        SessionCookie cookie = new SessionCookie(
                settings.serve().tls(), settings.serve().auth().session());
        RateLimits limits = new RateLimits(settings.serve());
        WebHandler web = new WebHandler(tmdb.isPresent(), settings.serve().minRatings());
        routes = new Api(
                        settings.serve(),
                        RunsFolder.of(settings),
                        active,
                        redis,
                        search,
                        tmdb,
                        exposures,
                        metrics,
                        health,
                        cookie,
                        limits,
                        web,
                        clock)
                .routes();
        try {
            server = HttpServer.start(
                    settings.serve(),
                    routes,
                    new HttpServer.Around(
                            new Gate(settings.serve(), cookie, limits),
                            new Observer(new RequestLog(settings.serve().log()), metrics),
                            deadline,
                            () -> stopping,
                            web::lost));
        } catch (RuntimeException e) {
            closeAllButServer();
            throw e;
        }
        watcher.awaitFirstLook();
        // Not before: an index is no hurry, and takes half the machine while the service starts.
        active.whenSwapped(search::follow);
        active.get().ifPresent(search::follow);
        moves.start();
    }

    /**
     * Starts everything; a release may come later.
     *
     * @throws io.cinematch.model.errors.CineMatchException with exit code STORE when there is no Redis, CONFIGURATION
     *     when the port is taken
     */
    public static Service start(Settings settings, Clock clock) {
        LocalRedis local = LocalRedis.ensure(
                settings.redis().address(),
                settings.redisFolder(),
                settings.redis().durability());
        return new Service(settings, local, clock);
    }

    /** For the tests that ask each of them. */
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

    /**
     * Says first that it is not ready, and serves on while whoever spreads the requests hears of it; then takes no new
     * connections, lets requests in flight finish, and leaves Redis.
     */
    @Override
    public void close() {
        stopping = true;
        pause(drain);
        server.close();
        closeAllButServer();
    }

    private void closeAllButServer() {
        exposures.close();
        moves.close();
        watcher.close();
        search.close();
        tmdb.ifPresent(Tmdb::close);
        guard.close();
        metrics.close();
        local.close();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
