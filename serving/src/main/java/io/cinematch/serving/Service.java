package io.cinematch.serving;

import static io.cinematch.serving.access.Access.PUBLIC;
import static io.cinematch.serving.access.Access.USER;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.cinematch.model.settings.ServeSettings;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.SessionStore;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.access.Gate;
import io.cinematch.serving.access.RateLimits;
import io.cinematch.serving.access.SessionCookie;
import io.cinematch.serving.access.SignIn;
import io.cinematch.serving.api.HealthHandler;
import io.cinematch.serving.api.PopularHandler;
import io.cinematch.serving.api.RateHandler;
import io.cinematch.serving.api.RecommendHandler;
import io.cinematch.serving.api.SessionHandler;
import io.cinematch.serving.api.StatsHandler;
import io.cinematch.serving.api.Users;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.release.ReleaseWatcher;
import java.security.SecureRandom;
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
    private final ReleaseWatcher watcher;
    private final ActiveSnapshot active = new ActiveSnapshot();
    private final List<Route> routes;
    private final HttpServer server;

    private Service(Settings settings, LocalRedis local, Clock clock) {
        this.local = local;
        redis = Redis.pool(settings.redis().address(), settings.redis().timeout(), HttpServer.THREADS);
        watcher = new ReleaseWatcher(
                new ActiveReleases(redis),
                new ReleaseStore(redis),
                settings.serve().variant(),
                active);
        watcher.start(LOOK_EVERY);
        SessionCookie cookie = new SessionCookie(
                settings.serve().tls(), settings.serve().auth().session());
        RateLimits limits = new RateLimits(settings.serve());
        routes = routes(settings.serve(), sessions(settings.serve(), cookie, limits, clock), clock);
        server = HttpServer.start(settings.serve(), new Gate(settings.serve(), cookie, limits), routes);
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

    /** The whole API: nothing is reachable that is not in this table. */
    private List<Route> routes(ServeSettings serve, SessionHandler sessions, Clock clock) {
        Recommender recommender = new Recommender(serve.minRatings());
        UserStore store = new UserStore(redis);
        Users users = new Users(store);
        return List.of(
                new Route(GET, "/recommend", USER, new RecommendHandler(active, users, recommender)::get),
                new Route(POST, "/rate", USER, new RateHandler(active, users, store, recommender, clock)::post),
                new Route(GET, "/user/{id}/stats", USER, new StatsHandler(active, users, recommender)::get),
                new Route(POST, "/session", PUBLIC, sessions::post),
                new Route(GET, "/session", PUBLIC, sessions::get),
                new Route(DELETE, "/session", PUBLIC, sessions::delete),
                new Route(GET, "/movies/popular", PUBLIC, new PopularHandler(active)::get),
                new Route(GET, "/health", PUBLIC, new HealthHandler(active, redis)::get));
    }

    private SessionHandler sessions(ServeSettings serve, SessionCookie cookie, RateLimits limits, Clock clock) {
        SessionStore store = new SessionStore(redis);
        boolean open = serve.auth().users() == ServeSettings.Users.OPEN;
        SignIn signIn = new SignIn(store, cookie, open, new SecureRandom(), clock);
        return new SessionHandler(active, store, signIn, cookie, limits, clock);
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

    /** Lets requests in flight finish, then leaves Redis. */
    @Override
    public void close() {
        server.close();
        watcher.close();
        redis.close();
        local.close();
    }
}
