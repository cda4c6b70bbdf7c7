package io.cinematch.serving;

import static io.cinematch.serving.access.Access.PUBLIC;
import static io.cinematch.serving.access.Access.USER;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.cinematch.model.settings.Settings;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.LocalRedis;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.ReleaseStore;
import io.cinematch.model.store.UserStore;
import io.cinematch.serving.api.ExplainHandler;
import io.cinematch.serving.api.HealthHandler;
import io.cinematch.serving.api.HistoryHandler;
import io.cinematch.serving.api.MovieHandler;
import io.cinematch.serving.api.OnboardingHandler;
import io.cinematch.serving.api.PopularHandler;
import io.cinematch.serving.api.RateHandler;
import io.cinematch.serving.api.RecommendHandler;
import io.cinematch.serving.api.SearchHandler;
import io.cinematch.serving.api.SimilarHandler;
import io.cinematch.serving.api.StatsHandler;
import io.cinematch.serving.api.Users;
import io.cinematch.serving.api.VisitorHandler;
import io.cinematch.serving.recommend.Explainer;
import io.cinematch.serving.recommend.Recommender;
import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.cinematch.serving.release.ReleaseWatcher;
import io.cinematch.serving.search.MovieSearch;
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
    private final MovieSearch search = new MovieSearch();
    private final HttpServer server;

    private Service(Settings settings, LocalRedis local, Clock clock) {
        this.local = local;
        redis = Redis.pool(settings.redis().address(), settings.redis().timeout(), HttpServer.THREADS);
        watcher = new ReleaseWatcher(
                new ActiveReleases(redis),
                new ReleaseStore(redis),
                settings.serve().variant(),
                active);
        active.whenSwapped(search::follow);
        watcher.start(LOOK_EVERY);
        server = HttpServer.start(
                settings.serve().host(),
                settings.serve().port(),
                routes(new Recommender(settings.serve().minRatings()), clock));
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
    private List<Route> routes(Recommender recommender, Clock clock) {
        UserStore store = new UserStore(redis);
        Users users = new Users(store);
        return List.of(
                new Route(GET, "/recommend", USER, new RecommendHandler(active, users, recommender)::get),
                new Route(POST, "/recommend", PUBLIC, new VisitorHandler(active, recommender)::post),
                new Route(POST, "/rate", USER, new RateHandler(active, users, store, recommender, clock)::post),
                new Route(GET, "/user/{id}/stats", USER, new StatsHandler(active, users, recommender)::get),
                new Route(GET, "/user/{id}/ratings", USER, new HistoryHandler(active, users)::get),
                new Route(GET, "/explain", USER, new ExplainHandler(active, users, new Explainer(recommender))::get),
                new Route(GET, "/movies/popular", PUBLIC, new PopularHandler(active)::get),
                new Route(GET, "/movies/onboarding", PUBLIC, new OnboardingHandler(active)::get),
                new Route(GET, "/movies/search", PUBLIC, new SearchHandler(active, search)::get),
                new Route(GET, "/movies/{id}", PUBLIC, new MovieHandler(active)::get),
                new Route(GET, "/movies/{id}/similar", PUBLIC, new SimilarHandler(active)::get),
                new Route(GET, "/health", PUBLIC, new HealthHandler(active, redis)::get));
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
        search.close();
        redis.close();
        local.close();
    }
}
