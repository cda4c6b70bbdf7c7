package io.cinematch.serving;

import static io.cinematch.serving.access.Access.ADMIN;
import static io.cinematch.serving.access.Access.PUBLIC;
import static io.cinematch.serving.access.Access.USER;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.Forgetting;
import io.cinematch.model.store.LiveRatings;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.api.ForgetHandler;
import io.cinematch.serving.api.HealthHandlers;
import io.cinematch.serving.api.PopularHandler;
import io.cinematch.serving.api.RateHandler;
import io.cinematch.serving.api.RecommendHandler;
import io.cinematch.serving.api.ReleaseChoice;
import io.cinematch.serving.api.ReleasesHandler;
import io.cinematch.serving.api.StatsHandler;
import io.cinematch.serving.api.Trial;
import io.cinematch.serving.api.Users;
import io.cinematch.serving.experiment.Exposures;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** The running service: Redis, the release in memory, and the HTTP server over them. */
public final class Service implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Beside those for requests: those of the watcher, its listener, and the writer of exposures. */
    private static final int OWN_CONNECTIONS = 3;

    private final LocalRedis local;
    private final GuardedRedis guard;
    private final RedisClient redis;
    private final Exposures exposures;
    private final ReleaseWatcher watcher;
    private final MoveListener moves;
    private final ActiveSnapshot active;
    private final Duration drain;
    private final Metrics metrics = new Metrics();
    private final HttpServer server;
    private volatile boolean stopping;

    private Service(Settings settings, LocalRedis local, Clock clock) {
        this.local = local;
        drain = settings.serve().drain();
        RequestDeadline deadline = new RequestDeadline(settings.serve().deadline());
        guard = new GuardedRedis(
                settings.redis().address(), deadline, HttpServer.THREADS + OWN_CONNECTIONS, local::revive);
        redis = guard.client();
        exposures = new Exposures(redis, settings.serve().exposures());
        metrics.counter("cinematch.exposures.lost", "Exposures that could not be written", exposures, Exposures::lost);
        active = new ActiveSnapshot(settings.serve().variant());
        watcher = new ReleaseWatcher(
                new ActiveReleases(redis),
                new ReleaseStore(redis),
                new Trial(new Recommender(settings.serve().minRatings())),
                active);
        moves = new MoveListener(redis, watcher::lookSoon);
        // The first release loads while the server starts.
        watcher.start(LOOK_EVERY);
        try {
            server = HttpServer.start(
                    settings.serve().host(),
                    settings.serve().port(),
                    routes(settings.serve(), clock),
                    new Observer(new RequestLog(settings.serve().log()), metrics),
                    deadline,
                    () -> stopping);
        } catch (RuntimeException e) {
            closeAllButServer();
            throw e;
        }
        watcher.awaitFirstLook();
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

    /** The whole API: nothing is reachable that is not in this table. */
    private List<Route> routes(ServeSettings settings, Clock clock) {
        Recommender recommender = new Recommender(settings.minRatings());
        ReleaseChoice releases = new ReleaseChoice(active, experiment(settings.experiment()));
        Users users = new Users(new UserStore(redis));
        RecommendHandler recommend = new RecommendHandler(releases, users, recommender, exposures, clock);
        RateHandler rate = new RateHandler(releases, users, new LiveRatings(redis), recommender, clock);
        ReleasesHandler admin = new ReleasesHandler(new ActiveReleases(redis), new ReleaseStore(redis), clock);
        HealthHandlers health = new HealthHandlers(active, guard::answers, () -> stopping);
        return List.of(
                new Route(GET, "/recommend", USER, recommend::get),
                new Route(POST, "/rate", USER, rate::post),
                new Route(DELETE, "/rate", USER, rate::delete),
                new Route(GET, "/user/{id}/stats", USER, new StatsHandler(releases, users, recommender)::get),
                new Route(DELETE, "/user/{id}", USER, new ForgetHandler(new Forgetting(redis), clock)::delete),
                new Route(GET, "/releases", ADMIN, admin::get),
                new Route(POST, "/releases/{id}/activate", ADMIN, admin::activate),
                new Route(GET, "/movies/popular", PUBLIC, new PopularHandler(active)::get),
                new Route(GET, "/metrics", ADMIN, metrics::get),
                new Route(GET, "/live", PUBLIC, health::live),
                new Route(GET, "/ready", PUBLIC, health::ready));
    }

    private static Optional<Buckets> experiment(ServeSettings.Experiment experiment) {
        return experiment.arms().isEmpty()
                ? Optional.empty()
                : Optional.of(new Buckets(experiment.salt(), experiment.arms()));
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
